package dev.crmbridge.service.pages;

import dev.crmbridge.sync.DepartureView;
import dev.crmbridge.sync.plan.DepartureChoice;
import java.util.List;

/**
 * Pairs that wait for a choice for the same reason.
 *
 * @param together choices that make sense for all of them at once
 */
public record DeletionGroup(
        String title, String explanation, List<DepartureView> views, List<DepartureChoice> together) {
    /** @return what a button for one pair says */
    public static String button(DepartureChoice choice, boolean recordLeft) {
        return switch (choice) {
            case DELETE -> recordLeft ? "Delete Record" : "Delete Item";
            case KEEP -> "Keep";
            case UNLINK -> recordLeft ? "Keep Record, Untrack" : "Keep Item, Untrack";
            case CREATE -> "Create Record Again";
        };
    }

    /** @return what a button for all of them says */
    public String buttonForAll(DepartureChoice choice) {
        return (choice == DepartureChoice.DELETE ? "Delete All " : "Keep All ") + views.size();
    }
}
