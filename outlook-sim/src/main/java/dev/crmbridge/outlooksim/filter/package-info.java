/** The two filter languages of Find, Restrict and GetTable: Jet ({@code [Name] = 'x'}) and DASL ({@code @SQL=…}). */
@NullMarked
package dev.crmbridge.outlooksim.filter;

import org.jspecify.annotations.NullMarked;
