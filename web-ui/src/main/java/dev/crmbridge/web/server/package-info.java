/** The loopback server every page and API of ours runs on: address, headers, checks, error answers, live events. */
@NullMarked
package dev.crmbridge.web.server;

import org.jspecify.annotations.NullMarked;
