/**
 * Duplicates in files of comma-separated values: reading, keys, and keys that rest on disk. The only part of duplicate
 * detection that reads and writes files.
 */
@NullMarked
package dev.crmbridge.dedupe.file;

import org.jspecify.annotations.NullMarked;
