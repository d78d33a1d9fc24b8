package dev.crmbridge.service.cli;

import dev.crmbridge.service.installation.Installation;
import dev.crmbridge.service.security.KnownCrmTokens;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param environment environment variables
 * @param home folder under which default data folders lie ({@code ~/.crmbridge})
 * @param pause waits between two looks at an operation, argument in milliseconds
 * @param installation where the product lies and the registry
 * @param stop Ctrl+C
 */
public record Surroundings(
        Terminal terminal,
        Map<String, String> environment,
        Path home,
        Pause pause,
        Installation installation,
        Stop stop) {
    /** The installation is the one this process runs from. */
    public Surroundings(Terminal terminal, Map<String, String> environment, Path home, Pause pause) {
        this(terminal, environment, home, pause, Installation.ofThisProcess());
    }

    /** Nobody presses Ctrl+C. */
    public Surroundings(
            Terminal terminal, Map<String, String> environment, Path home, Pause pause, Installation installation) {
        this(terminal, environment, home, pause, installation, Stop.NEVER);
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        /** @param milliseconds how long, positive */
        void sleep(long milliseconds) throws InterruptedException;
    }

    static Surroundings ofProcess() {
        String home = System.getenv("CRMBRIDGE_HOME");
        return new Surroundings(
                Terminal.system(),
                System.getenv(),
                home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".crmbridge") : Path.of(home),
                Thread::sleep,
                Installation.ofThisProcess(),
                new InterruptedProcess());
    }

    /** @return default data folder of {@code demo} */
    Path demoData() {
        return home.resolve("demo");
    }

    /** @return default data folder of {@code start}: that of the set-up, else the usual one */
    Path serviceData() {
        return installation.dataFolder().orElseGet(() -> home.resolve("service"));
    }

    /** @return where this user's processes find the sign-in of embedded CRMs */
    KnownCrmTokens knownCrmTokens() {
        return new KnownCrmTokens(home.resolve("sign-in"));
    }

    /** @return folders in which a running service is looked for when none was named */
    List<Path> usualData() {
        return List.of(serviceData(), demoData());
    }
}
