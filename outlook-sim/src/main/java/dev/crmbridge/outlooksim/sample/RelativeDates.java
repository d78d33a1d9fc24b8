package dev.crmbridge.outlooksim.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns days counted from today into dates.
 *
 * @param zone zone of the times
 */
record RelativeDates(LocalDate today, ZoneId zone) {
    private static final Pattern TEXT = Pattern.compile("@([+-]\\d+)(?:T(\\d\\d:\\d\\d))?");

    /** @return a copy of the item with dates in place of the relative texts */
    JsonNode resolved(JsonNode item) {
        ObjectNode copy = item.deepCopy().asObject();
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            Matcher relative =
                    TEXT.matcher(field.getValue().isString() ? field.getValue().asString() : "");
            if (relative.matches()) {
                copy.put(field.getKey(), text(relative));
            }
        }
        return copy;
    }

    private String text(Matcher relative) {
        LocalDate day = workingDay(Integer.parseInt(relative.group(1)));
        return relative.group(2) == null
                ? day.toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        day.atTime(LocalTime.parse(relative.group(2))).atZone(zone));
    }

    private LocalDate workingDay(int offset) {
        LocalDate day = today.plusDays(offset);
        boolean saturday = day.getDayOfWeek() == DayOfWeek.SATURDAY;
        boolean weekend = saturday || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (!weekend) {
            return day;
        }
        return offset < 0 ? day.minusDays(saturday ? 1 : 2) : day.plusDays(saturday ? 2 : 1);
    }
}
