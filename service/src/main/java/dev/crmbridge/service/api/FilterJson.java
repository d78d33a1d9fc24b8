package dev.crmbridge.service.api;

import dev.crmbridge.sync.FilterView;
import dev.crmbridge.sync.filter.FilterSwitch;
import java.util.Locale;

/**
 * A filter in JSON.
 *
 * @param state {@code off}, {@code on}, or {@code asks} while nothing comes before a person says yes
 * @param asked number of items that wait for a yes; 0 unless it asks
 * @param oneWay whether edits made in Outlook stay there
 */
record FilterJson(String name, String title, String state, int asked, boolean oneWay) {
    static FilterJson of(FilterSwitch set) {
        String state = set.position() == FilterSwitch.Position.CONFIRMED
                ? "on"
                : set.position().name().toLowerCase(Locale.ROOT);
        return new FilterJson(
                set.filter().word(),
                set.filter().title(),
                state,
                set.asked(),
                set.filter().oneWay());
    }

    /**
     * A filter in a list.
     *
     * @param here items that came by it and are linked
     */
    record Line(String name, String title, String state, int asked, int here, boolean oneWay) {
        static Line of(FilterView view) {
            FilterJson json = FilterJson.of(view.set());
            return new Line(json.name(), json.title(), json.state(), json.asked(), view.here(), json.oneWay());
        }
    }
}
