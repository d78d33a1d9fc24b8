/** The process: entry point of the command line. */
@NullMarked
package dev.crmbridge.service;

import org.jspecify.annotations.NullMarked;
