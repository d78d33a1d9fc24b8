package dev.crmbridge.embedded.pages;

/** One entry of a select box. */
public record Choice(String value, String label) {}
