package dev.crmbridge.dedupe.matchcode;

import java.time.ZoneId;

/**
 * How values are made comparable. Frozen when a rule is published: two codes are comparable only when they were made
 * with equal settings.
 *
 * @param zone zone in which a point in time becomes a day for "same date"
 * @param foldAccents true: {@code café} equals {@code cafe}
 * @param allBlankMatches true: records that are blank in every criterion match each other, as the letter of the
 *     Dataverse rule text has it; false: they have no matchcode
 */
public record MatchcodeSettings(ZoneId zone, boolean foldAccents, boolean allBlankMatches) {
    /** @return settings for most organizations: accents folded, wholly blank records match nothing */
    public static MatchcodeSettings standard(ZoneId zone) {
        return new MatchcodeSettings(zone, true, false);
    }
}
