package dev.crmbridge.web.access;

import org.jspecify.annotations.Nullable;

/**
 * Who sent a request that may go on.
 *
 * @param who the person, or the program's owner
 * @param session the browser session; null when a bearer token was used
 * @param <P> type of the person
 */
public record Caller<P>(P who, @Nullable Session<P> session) {}
