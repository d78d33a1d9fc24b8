package dev.crmbridge.dedupe.file;

/**
 * Whole rows of a file.
 *
 * @param bytes where they are, from 0
 * @param length number of bytes that count
 * @param firstLine number of the first line, from 1
 */
record Chunk(byte[] bytes, int length, int firstLine) {}
