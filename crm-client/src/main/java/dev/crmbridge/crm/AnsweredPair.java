package dev.crmbridge.crm;

import java.util.UUID;

/**
 * Two records of which somebody said that they are no duplicates, although a rule says so. The answer holds while the rule gives
 * both the matchcode they had when it was given.
 *
 * @param one one of the two, in no order
 * @param other the other one
 * @param rule the rule it was said about
 * @param matchcode 32 hexadecimal digits
 */
public record AnsweredPair(RecordRef one, RecordRef other, UUID rule, String matchcode) {}
