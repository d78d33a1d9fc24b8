package dev.crmbridge.embedded.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client prefers. Source: Dataverse Web API, "Prefer headers".
 *
 * @param representation whether a write answers with the row
 * @param pageSize rows per page; 0 = not given
 * @param annotations patterns of annotations to include; empty = none
 * @param continueOnError whether a batch goes on after an error
 * @param trackChanges whether the answer should end in a delta link
 */
record Preferences(
        boolean representation, int pageSize, List<String> annotations, boolean continueOnError, boolean trackChanges) {
    static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";
    static final String LOOKUP_TABLE = "Microsoft.Dynamics.CRM.lookuplogicalname";
    static final String NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";
    static final String TOTAL = "Microsoft.Dynamics.CRM.totalrecordcount";
    static final String TOTAL_EXCEEDED = "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";

    private static final Pattern PIECE = Pattern.compile("([\\w.-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|([^,;]*)))?");
    private static final int MAX_PAGE = 5000;

    static Preferences of(String header) {
        boolean representation = false;
        boolean continueOnError = false;
        boolean trackChanges = false;
        int pageSize = 0;
        List<String> annotations = new ArrayList<>();
        Matcher matcher = PIECE.matcher(header);
        while (matcher.find()) {
            String value =
                    matcher.group(2) != null ? matcher.group(2) : matcher.group(3) != null ? matcher.group(3) : "";
            switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                case "return" -> representation = value.strip().equals("representation");
                case "odata.maxpagesize" -> pageSize = size(value.strip());
                case "odata.continue-on-error" ->
                    continueOnError = !value.strip().equals("false");
                case "odata.track-changes" -> trackChanges = true;
                case "odata.include-annotations" -> {
                    for (String name : value.split(",", -1)) {
                        annotations.add(name.strip());
                    }
                }
                default -> {
                    // other preferences are wishes this server may ignore
                }
            }
        }
        return new Preferences(representation, pageSize, List.copyOf(annotations), continueOnError, trackChanges);
    }

    private static int size(String digits) {
        try {
            return Math.max(0, Math.min(MAX_PAGE, Integer.parseInt(digits)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Rows per page, if wished. */
    OptionalInt page() {
        return pageSize > 0 ? OptionalInt.of(pageSize) : OptionalInt.empty();
    }

    /** Whether an annotation is wanted. */
    boolean wants(String annotation) {
        boolean wanted = false;
        for (String pattern : annotations) {
            boolean excluded = pattern.startsWith("-");
            String name = excluded ? pattern.substring(1) : pattern;
            boolean hit = name.equals("*")
                    || name.equals(annotation)
                    || name.endsWith("*") && annotation.startsWith(name.substring(0, name.length() - 1));
            if (hit && excluded) {
                return false;
            }
            wanted |= hit;
        }
        return wanted;
    }

    /** Text for {@code Preference-Applied}; empty when nothing was applied. */
    String applied(boolean written) {
        List<String> parts = new ArrayList<>();
        if (written && representation) {
            parts.add("return=representation");
        }
        if (!written && pageSize > 0) {
            parts.add("odata.maxpagesize=" + pageSize);
        }
        if (!annotations.isEmpty()) {
            parts.add("odata.include-annotations=\"" + String.join(",", annotations) + "\"");
        }
        return String.join(",", parts);
    }
}
