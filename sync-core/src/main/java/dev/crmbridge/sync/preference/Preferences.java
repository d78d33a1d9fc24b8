package dev.crmbridge.sync.preference;

import dev.crmbridge.sync.SettingChoice;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.plan.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user decided about runs. Immutable.
 *
 * @param decided values by name; what nobody decided is not in it
 */
public record Preferences(Map<String, String> decided) {
    /** Name of the setting in the store that holds them, a line each. */
    public static final String SETTING = "preferences";

    private static final String CONFLICTS = "conflicts";
    private static final String TO_CRM = "deletes-reach-crm";
    private static final String TO_OUTLOOK = "deletes-reach-outlook";
    private static final String MOST = "brake-deletions";
    private static final String PERCENT = "brake-percent";
    private static final String ADOPT_LINKS = "adopt-links";
    private static final String HISTORY = "history-days";
    private static final String PAST = "appointments-past-days";
    private static final int KEPT_DAYS = 180;
    private static final int BRAKE_SHARE_FROM = 5;

    /** What can be decided apart from single fields. */
    private static final List<Preference> GENERAL = List.of(
            FieldPreferences.conflicts(CONFLICTS, "A field that was changed on both sides."),
            Preference.choice(TO_CRM, "yes", "Whether deleting in Outlook may delete in the CRM.", "yes", "no"),
            Preference.choice(
                    TO_OUTLOOK, "yes", "Whether deleting in the CRM may move the item to Deleted Items.", "yes", "no"),
            Preference.number(MOST, 10, 0, 10_000, "Most deletions of a run on one side that pass without a question."),
            Preference.number(
                    PERCENT,
                    20,
                    0,
                    100,
                    "Largest share of the tracked items, in percent, that passes; counts from " + BRAKE_SHARE_FROM
                            + " deletions on."),
            Preference.choice(
                    ADOPT_LINKS,
                    "yes",
                    "Whether links that the retired client made are taken over, after reading the record.",
                    "yes",
                    "no"),
            Preference.number(
                    HISTORY,
                    KEPT_DAYS,
                    1,
                    3650,
                    "Days for which the history, and operations that are over, are kept; older changes cannot be taken back."),
            Preference.number(
                    PAST,
                    0,
                    0,
                    36_500,
                    "Days back for which filters bring appointments and service activities that are over; 0 brings them however old."));

    /** Nothing decided. */
    public static final Preferences NONE = new Preferences(Map.of());

    public Preferences {
        decided = Map.copyOf(decided);
    }

    /** @return what can be decided in general, and the fields about which something is decided, by name */
    public List<Preference> known() {
        List<Preference> known = new ArrayList<>(GENERAL);
        new TreeMap<>(decided)
                .keySet().stream()
                        .filter(name -> FieldPreferences.isAboutAField(name))
                        .flatMap(name -> named(name).stream())
                        .forEach(known::add);
        return known;
    }

    /** @return what the name stands for, or empty when nothing of that name can be decided */
    public static Optional<Preference> named(String name) {
        Optional<Preference> general = GENERAL.stream()
                .filter(preference -> preference.name().equals(name))
                .findFirst();
        return general.isPresent() ? general : FieldPreferences.named(name);
    }

    /** @return why nothing of that name can be decided, as a sentence */
    public static String unknown(String name) {
        return FieldPreferences.refusal(name)
                .orElse("There is no setting “" + name + "”. “crmbridge settings” lists them.");
    }

    /** @return the value in force */
    public String value(Preference preference) {
        return decided.getOrDefault(preference.name(), preference.standard());
    }

    /** @return the same with other decisions; null takes one back */
    public Preferences with(List<SettingChoice> choices) {
        Map<String, String> next = new HashMap<>(decided);
        for (SettingChoice choice : choices) {
            String value = choice.value();
            if (value == null) {
                next.remove(choice.name());
            } else {
                next.put(choice.name(), value);
            }
        }
        return new Preferences(next);
    }

    /** @param fixed what is not decided here: the zone, and whatever a start was told */
    public Policy policy(Policy fixed) {
        return new Policy(
                fixed.zone(),
                decided.containsKey(CONFLICTS) ? side(decided.get(CONFLICTS)) : fixed.conflicts(),
                FieldPreferences.conflictsByField(decided),
                directions(),
                yes(TO_CRM, fixed.deletesReachCrm()),
                yes(TO_OUTLOOK, fixed.deletesReachOutlook()));
    }

    /** @return which way the fields go */
    public Directions directions() {
        return FieldPreferences.directions(decided);
    }

    /** @return every mapped field with the way it goes */
    public List<FieldPreferences.Going> going() {
        return FieldPreferences.all(directions());
    }

    /** @return the tables in which fields go another way than under {@code before} */
    public Set<String> turned(Preferences before) {
        return Stream.of(decided.keySet(), before.decided().keySet())
                .flatMap(Set::stream)
                .filter(FieldPreferences::isDirection)
                .filter(name ->
                        !Objects.equals(decided.get(name), before.decided().get(name)))
                .map(FieldPreferences::table)
                .collect(Collectors.toSet());
    }

    /** @param fixed the brake when nothing is decided */
    public DeletionBrake brake(DeletionBrake fixed) {
        return new DeletionBrake(number(MOST, fixed.most()), number(PERCENT, fixed.percent()), fixed.shareFrom());
    }

    /** @return whether links of another client are taken over */
    public boolean adoptsLinks() {
        return yes(ADOPT_LINKS, true);
    }

    /** @return how long the history is kept */
    public Duration keepsHistory() {
        return Duration.ofDays(number(HISTORY, KEPT_DAYS));
    }

    /** @return for how many days back filters bring appointments; 0 = however old they are */
    public int pastDays() {
        return number(PAST, 0);
    }

    private boolean yes(String name, boolean fixed) {
        String value = decided.get(name);
        return value == null ? fixed : value.equals("yes");
    }

    private int number(String name, int fixed) {
        String value = decided.get(name);
        return value == null ? fixed : Integer.parseInt(value);
    }

    static Policy.Conflicts side(@Nullable String value) {
        if ("outlook".equals(value)) {
            return Policy.Conflicts.OUTLOOK_WINS;
        }
        return "crm".equals(value) ? Policy.Conflicts.CRM_WINS : Policy.Conflicts.ASK;
    }

    /** @return the text for the store */
    public String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(decided)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    /** Reads {@link #text()}; a line that no longer means anything is left out. */
    public static Preferences read(String text) {
        Map<String, String> decided = new HashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                String name = line.substring(0, equals);
                String value = line.substring(equals + 1);
                if (named(name).filter(known -> known.problem(value).isEmpty()).isPresent()) {
                    decided.put(name, value);
                }
            }
        });
        return new Preferences(decided);
    }
}
