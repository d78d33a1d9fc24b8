/** What all our pages share: server set-up, security headers, look, words and the formatting of values. */
@NullMarked
package dev.crmbridge.web;

import org.jspecify.annotations.NullMarked;
