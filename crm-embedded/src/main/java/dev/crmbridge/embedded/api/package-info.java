/** The Web API over HTTP: routing, headers, negotiation, and the operations behind each address. */
@NullMarked
package dev.crmbridge.embedded.api;

import org.jspecify.annotations.NullMarked;
