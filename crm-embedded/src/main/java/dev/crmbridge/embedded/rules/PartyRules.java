package dev.crmbridge.embedded.rules;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which participation an activity takes. Source: Dataverse "ActivityParty table", participation types. */
public final class PartyRules {
    /** Kept by the server: what the activity is regarding. */
    public static final long REGARDING = 8;

    /** Kept by the server: who owns the activity. */
    public static final long OWNER = 9;

    private static final Map<String, Set<Long>> ALLOWED = Map.of(
            "appointment", Set.of(5L, 6L, 7L),
            "phonecall", Set.of(1L, 2L),
            "fax", Set.of(1L, 2L),
            "letter", Set.of(1L, 2L, 3L, 4L),
            "email", Set.of(1L, 2L, 3L, 4L),
            "serviceappointment", Set.of(10L, 11L),
            "task", Set.of());
    private static final Map<String, Long> SINGLE = Map.of("appointment", 7L, "email", 1L);

    private PartyRules() {}

    /** Whether the server itself writes parties of this participation; clients' rows of it are left alone. */
    public static boolean isSystemMade(@Nullable Object mask) {
        return Long.valueOf(REGARDING).equals(mask) || Long.valueOf(OWNER).equals(mask);
    }

    /**
     * Checks the parties of one activity.
     *
     * @throws dev.crmbridge.embedded.error.CrmException 0x80043506 when a participation is not allowed, 0x80040203 when
     *     a party names nobody
     */
    public static void check(Table activity, List<Payload> parties) {
        int singles = 0;
        for (Payload party : parties) {
            Object mask = party.values().get("participationtypemask");
            if (!(mask instanceof Long number)
                    || !ALLOWED.getOrDefault(activity.name(), Set.of()).contains(number)) {
                throw CrmError.ACTIVITY_PARTY_TYPE.with(
                        "The participation type " + mask + " is not valid for " + activity.name() + ".");
            }
            if (party.values().get("partyid") == null
                    && party.values().get("addressused") == null
                    && party.values().get("unresolvedpartyname") == null) {
                throw CrmError.INVALID_ARGUMENT.with(
                        "An activity party needs a party, an address or the name of an unresolved party.");
            }
            singles += number.equals(SINGLE.get(activity.name())) ? 1 : 0;
        }
        if (singles > 1) {
            throw CrmError.ACTIVITY_PARTY_TYPE.with("The " + activity.name()
                    + " takes only one party of participation type " + SINGLE.get(activity.name()) + ".");
        }
    }
}
