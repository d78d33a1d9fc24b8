package dev.crmbridge.embedded.pages;

import java.util.UUID;

/**
 * Who is signed in to the pages.
 *
 * @param id systemuserid
 * @param name full name, for the header
 */
public record PageUser(UUID id, String name) {}
