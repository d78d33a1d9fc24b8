package dev.crmbridge.dedupe.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The rows that were left out, counted; the first ones with their lines. Thread-safe. */
final class RowProblems {
    private final int[] columnsOfFiles;
    private final TreeMap<Long, BrokenRow> first = new TreeMap<>();
    private final long[] broken;
    private final List<UnreadableDates> dates = new ArrayList<>();

    RowProblems(int rules, int[] columnsOfFiles) {
        this.columnsOfFiles = columnsOfFiles.clone();
        this.broken = new long[columnsOfFiles.length];
        for (int i = 0; i < rules; i++) {
            dates.add(new UnreadableDates(0, 0, 0));
        }
    }

    synchronized void broken(int file, int line, BrokenRow.Why why, int fields) {
        broken[file]++;
        first.put((long) file << 32 | line, new BrokenRow(file, line, reason(why, fields, columnsOfFiles[file])));
        if (first.size() > FileResult.LISTED) {
            first.pollLastEntry();
        }
    }

    synchronized void noDate(int rule, int file, int line) {
        UnreadableDates before = dates.get(rule);
        boolean earlier = before.rows() == 0
                || Comparator.comparingInt(UnreadableDates::file)
                                .thenComparingInt(UnreadableDates::line)
                                .compare(new UnreadableDates(1, file, line), before)
                        < 0;
        dates.set(
                rule,
                new UnreadableDates(before.rows() + 1, earlier ? file : before.file(), earlier ? line : before.line()));
    }

    private static String reason(BrokenRow.Why why, int fields, int columns) {
        return switch (why) {
            case FIELDS -> fields + (fields == 1 ? " field" : " fields") + ", but the heading has " + columns;
            case TEXT_AFTER_QUOTE -> "text follows a closing quote";
            case QUOTE_NEVER_CLOSED -> "a quote is never closed";
            case NOT_IN_THE_ENCODING -> "not in the encoding of the file; see --encoding";
            case TOO_MANY_KEYS -> "the transforms of a rule give it too many keys; it takes no part under that rule";
        };
    }

    synchronized List<BrokenRow> first() {
        return List.copyOf(first.values());
    }

    synchronized long[] broken() {
        return broken.clone();
    }

    synchronized UnreadableDates dates(int rule) {
        return dates.get(rule);
    }
}
