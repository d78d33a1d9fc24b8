package dev.crmbridge.service.wiring;

import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.sync.flow.Failpoints;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process without any chance to clean up at one named point, for crash tests: {@code -Dcrmbridge.failpoint=NAME} or the
 * environment variable {@code CRMBRIDGE_FAILPOINT}.
 *
 * @param at the point
 * @param halt ends the process
 */
record HaltingFailpoint(String at, Runnable halt) implements Failpoints {
    private static final int EXIT_CODE = 137;

    /** @throws StartFailure {@code unknown-failpoint} when the name is none of {@link Failpoints#ALL} */
    static Failpoints of(@Nullable String property, Map<String, String> environment) {
        String name = property == null ? environment.get("CRMBRIDGE_FAILPOINT") : property;
        if (name == null || name.isBlank()) {
            return Failpoints.NONE;
        }
        if (!ALL.contains(name)) {
            throw new StartFailure(
                    "unknown-failpoint",
                    "There is no failpoint “" + name + "”. Known: " + String.join(", ", ALL) + ".");
        }
        return new HaltingFailpoint(name, () -> Runtime.getRuntime().halt(EXIT_CODE));
    }

    @Override
    public void hit(String name) {
        if (name.equals(at)) {
            halt.run();
        }
    }
}
