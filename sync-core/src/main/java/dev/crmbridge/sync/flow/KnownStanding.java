package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.Privileges.Depth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the CRM told about the user, as it is stored.
 *
 * @param identity null when the CRM never said who asks, which it does not tell a user without a role
 */
record KnownStanding(@Nullable Identity identity, Privileges privileges) {
    /** Somebody without a role from the first day on. */
    static final KnownStanding NOTHING = new KnownStanding(null, new Privileges(Map.of()));

    /** @return the same user after the last role was taken away */
    KnownStanding withoutRole() {
        return new KnownStanding(identity, NOTHING.privileges());
    }

    /** @return whether it allows something that {@code other} does not */
    boolean hasMoreThan(KnownStanding other) {
        return !other.privileges()
                .depths()
                .keySet()
                .containsAll(privileges.depths().keySet());
    }

    /** @return who the user is and what he may do, or the refusal of a user nobody knows */
    CrmResult<Standing> standing() {
        return identity == null
                ? CrmResult.failed(CrmFailure.Denied.withoutRole())
                : CrmResult.ok(new Standing(identity, privileges));
    }

    /** @return a line with the ids, blank when they are not known, and a line for each privilege */
    String text() {
        Identity who = identity;
        StringBuilder text =
                new StringBuilder(who == null ? "" : who.user() + " " + who.businessUnit() + " " + who.organization());
        new TreeMap<>(privileges.depths())
                .forEach((name, depth) ->
                        text.append('\n').append(name).append(' ').append(depth));
        return text.toString();
    }

    /** @param text of {@link #text} */
    static KnownStanding parse(String text) {
        String[] lines = text.split("\n", -1);
        Map<String, Depth> held = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(" ", -1);
            held.put(parts[0], Depth.valueOf(parts[1]));
        }
        return new KnownStanding(lines[0].isEmpty() ? null : identity(lines[0].split(" ", -1)), new Privileges(held));
    }

    private static Identity identity(String[] ids) {
        return new Identity(UUID.fromString(ids[0]), UUID.fromString(ids[1]), UUID.fromString(ids[2]));
    }
}
