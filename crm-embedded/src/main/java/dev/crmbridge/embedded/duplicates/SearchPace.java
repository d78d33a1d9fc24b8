package dev.crmbridge.embedded.duplicates;

/**
 * How much a search takes at a time, so that writers get their turn soon.
 *
 * @param most how many duplicates a row lists of a key that more have
 * @param window matchcodes to look for shared ones among
 * @param page rows of a common key, or of those that share matchcodes, to read
 * @param pairs pairs to find before the next turn; one matchcode more may be looked at
 */
record SearchPace(int most, int window, int page, int pairs) {
    static final SearchPace STANDARD = new SearchPace(MatchcodeDetection.MOST_LISTED, 10_000, 2_000, 4_000);
}
