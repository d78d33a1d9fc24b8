package dev.crmbridge.dedupe;

/**
 * 128-bit digest of a record's canonical values under one rule; equal matchcodes are duplicates once the canonical
 * values were compared.
 */
public record Matchcode(long high, long low) {}
