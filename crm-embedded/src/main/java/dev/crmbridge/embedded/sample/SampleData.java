package dev.crmbridge.embedded.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fills a new CRM with fictitious companies, people and activities, through the same requests any client would send. */
public final class SampleData {
    private static final Pattern DAY = Pattern.compile("\\$(day|workday)([+-]\\d+)(?:T(\\d\\d:\\d\\d))?");
    private static final Pattern KEY = Pattern.compile("\\$([a-z][a-z0-9-]*)");

    private final LocalDate today;
    private final ZoneId zone;

    /** @param now the day the times of the sample are counted from */
    public SampleData(Instant now, ZoneId zone) {
        this.today = now.atZone(zone).toLocalDate();
        this.zone = zone;
    }

    /** Carries out one request as an account and fails when it is refused. */
    @FunctionalInterface
    public interface Sender {
        /**
         * @param target row below the service root
         * @param create true: create and never change; false: change and never create
         * @return whether it was done; false when a row to be created is there already
         */
        boolean send(String account, String target, String json, boolean create);
    }

    /** Sends all requests, in order. */
    public void fill(Sender sender) {
        for (SampleRow row : rows()) {
            String address = row.set() + "(" + idOf(row.key()) + ")";
            boolean created = sender.send(row.as(), address, resolved(row.row()), true);
            if (created && row.then() != null) {
                sender.send(row.as(), address, row.then().toString(), false);
            }
        }
    }

    private static List<SampleRow> rows() {
        try (InputStream stream = Objects.requireNonNull(
                SampleData.class.getResourceAsStream("/dev/crmbridge/embedded/sample/sample-crm.json"))) {
            return JsonMapper.shared().readValue(stream, new TypeReference<List<SampleRow>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The sample of the CRM cannot be read.", e);
        }
    }

    private String resolved(JsonNode row) {
        String text = DAY.matcher(row.toString()).replaceAll(this::time);
        return KEY.matcher(text).replaceAll(match -> idOf(match.group(1)).toString());
    }

    private String time(MatchResult match) {
        LocalDate day = today.plusDays(Long.parseLong(match.group(2)));
        if (match.group(1).equals("workday")) {
            day = workdayFrom(day);
        }
        return match.group(3) == null
                ? day.toString()
                : day.atTime(LocalTime.parse(match.group(3)))
                        .atZone(zone)
                        .toInstant()
                        .toString();
    }

    /** The day itself, or the Monday after it when it is on a weekend, as the sample of the mailbox has its days. */
    private static LocalDate workdayFrom(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private static UUID idOf(String key) {
        return UUID.nameUUIDFromBytes(("sample:" + key).getBytes(StandardCharsets.UTF_8));
    }
}
