package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Windows time zones; source: CLDR, supplemental/windowsZones, the zones of territory 001 and common others. */
final class TimeZones {
    private static final Map<String, String> WINDOWS_TO_IANA = new TreeMap<>(Map.ofEntries(
            Map.entry("UTC", "Etc/UTC"),
            Map.entry("GMT Standard Time", "Europe/London"),
            Map.entry("W. Europe Standard Time", "Europe/Berlin"),
            Map.entry("Romance Standard Time", "Europe/Paris"),
            Map.entry("Central Europe Standard Time", "Europe/Budapest"),
            Map.entry("Central European Standard Time", "Europe/Warsaw"),
            Map.entry("GTB Standard Time", "Europe/Bucharest"),
            Map.entry("FLE Standard Time", "Europe/Kiev"),
            Map.entry("Turkey Standard Time", "Europe/Istanbul"),
            Map.entry("Russian Standard Time", "Europe/Moscow"),
            Map.entry("Eastern Standard Time", "America/New_York"),
            Map.entry("Central Standard Time", "America/Chicago"),
            Map.entry("Mountain Standard Time", "America/Denver"),
            Map.entry("US Mountain Standard Time", "America/Phoenix"),
            Map.entry("Pacific Standard Time", "America/Los_Angeles"),
            Map.entry("Alaskan Standard Time", "America/Anchorage"),
            Map.entry("Hawaiian Standard Time", "Pacific/Honolulu"),
            Map.entry("Atlantic Standard Time", "America/Halifax"),
            Map.entry("Newfoundland Standard Time", "America/St_Johns"),
            Map.entry("E. South America Standard Time", "America/Sao_Paulo"),
            Map.entry("Argentina Standard Time", "America/Buenos_Aires"),
            Map.entry("South Africa Standard Time", "Africa/Johannesburg"),
            Map.entry("Egypt Standard Time", "Africa/Cairo"),
            Map.entry("Israel Standard Time", "Asia/Jerusalem"),
            Map.entry("Arabian Standard Time", "Asia/Dubai"),
            Map.entry("India Standard Time", "Asia/Calcutta"),
            Map.entry("Nepal Standard Time", "Asia/Katmandu"),
            Map.entry("SE Asia Standard Time", "Asia/Bangkok"),
            Map.entry("China Standard Time", "Asia/Shanghai"),
            Map.entry("Singapore Standard Time", "Asia/Singapore"),
            Map.entry("Tokyo Standard Time", "Asia/Tokyo"),
            Map.entry("Korea Standard Time", "Asia/Seoul"),
            Map.entry("AUS Eastern Standard Time", "Australia/Sydney"),
            Map.entry("Cen. Australia Standard Time", "Australia/Adelaide"),
            Map.entry("W. Australia Standard Time", "Australia/Perth"),
            Map.entry("New Zealand Standard Time", "Pacific/Auckland")));

    private static final Members<PlainObject<ZoneId>> ZONE = new Members<PlainObject<ZoneId>>()
            .get(0xFC32, zone -> ComValue.of(zone.name()))
            .get(0x2102, zone -> ComValue.of(zone.name()))
            .get(0xFC21, zone -> ComValue.of(bias(zone.subject())))
            .get(0xFC22, zone -> ComValue.of(0))
            .get(0xFC23, zone -> ComValue.of(zone.subject().getRules().isFixedOffset() ? 0 : -60));

    private static final Members<PlainObject<List<SimObject>>> ZONES = new Members<PlainObject<List<SimObject>>>()
            .get(0x0050, all -> ComValue.of(all.subject().size()))
            .method(0x0051, 1, (all, args) -> all.ref(found(all.model(), args)))
            .get(
                    0xFC2A,
                    all -> all.ref(
                            zone(all.model(), windowsId(all.model().mailbox().zone()))))
            .method(
                    0xFC26,
                    3,
                    (all, args) -> PropertyAccessorObject.converted(
                            Values.date(args.value(0)), subject(args, 1), subject(args, 2)));

    private TimeZones() {}

    static SimObject all(ObjectModel model) {
        List<SimObject> zones =
                WINDOWS_TO_IANA.keySet().stream().map(id -> zone(model, id)).toList();
        return new PlainObject<>(model, new PlainObject.Look("_TimeZones", 175, ""), null, zones, ZONES);
    }

    static SimObject zone(ObjectModel model, String windowsId) {
        String iana = WINDOWS_TO_IANA.get(windowsId);
        if (iana == null) {
            throw new ComException(HResult.NOT_FOUND, "there is no time zone '" + windowsId + "'");
        }
        return new PlainObject<>(model, new PlainObject.Look("_TimeZone", 174, windowsId), null, ZoneId.of(iana), ZONE);
    }

    /** @return the Windows id: by name, else of a zone with the same rules, else UTC */
    static String windowsId(ZoneId zone) {
        return WINDOWS_TO_IANA.entrySet().stream()
                .filter(entry -> entry.getValue().equals(zone.getId()))
                .findFirst()
                .or(() -> WINDOWS_TO_IANA.entrySet().stream()
                        .filter(entry -> ZoneId.of(entry.getValue()).getRules().equals(zone.getRules()))
                        .findFirst())
                .map(Map.Entry::getKey)
                .orElse("UTC");
    }

    private static SimObject found(ObjectModel model, Args args) {
        if (args.value(0) instanceof ComValue.Str id) {
            return zone(model, id.value());
        }
        int index = args.number(0);
        if (index < 1 || index > WINDOWS_TO_IANA.size()) {
            throw new ComException(HResult.OPERATION_FAILED, "array index " + index + " out of bounds");
        }
        return zone(model, List.copyOf(WINDOWS_TO_IANA.keySet()).get(index - 1));
    }

    private static ZoneId subject(Args args, int index) {
        if (args.object(index, PlainObject.class).subject() instanceof ZoneId zone) {
            return zone;
        }
        throw Values.mismatch("time zone", args.value(index));
    }

    private static int bias(ZoneId zone) {
        return -zone.getRules()
                        .getStandardOffset(Instant.EPOCH.plusSeconds(1_700_000_000L))
                        .getTotalSeconds()
                / 60;
    }
}
