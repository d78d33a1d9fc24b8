package dev.crmbridge.service.cli;

import dev.crmbridge.service.doctor.Connections;
import dev.crmbridge.service.doctor.Diagnosis;
import dev.crmbridge.service.doctor.Doctor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the doctor found, and the running service if there is one.
 *
 * @param folder data folder that was looked at
 */
record Examined(Path folder, Optional<ServiceClient> service, Diagnosis diagnosis) {
    /** @param given data folder that was named, or null: the usual ones, that of a running service first */
    static Examined look(Surroundings surroundings, @Nullable Path given) {
        return look(surroundings, given, connections -> connections);
    }

    /** The same for somebody else to read: it names no person. */
    static Examined lookForOthers(Surroundings surroundings, @Nullable Path given) {
        return look(surroundings, given, Connections::withoutPerson);
    }

    private static Examined look(Surroundings surroundings, @Nullable Path given, UnaryOperator<Connections> told) {
        List<Path> folders = given == null ? surroundings.usualData() : List.of(given);
        for (Path each : folders) {
            try {
                ServiceClient service = ServiceClient.find(List.of(each));
                return of(surroundings, each, Optional.of(service), Optional.of(told.apply(connections(service))));
            } catch (CommandFailure notRunning) {
                // the next folder may have one that runs
            }
        }
        return of(surroundings, folders.get(0), Optional.empty(), Optional.empty());
    }

    private static Examined of(
            Surroundings surroundings, Path folder, Optional<ServiceClient> service, Optional<Connections> running) {
        return new Examined(folder, service, new Doctor(surroundings.installation(), folder).look(running));
    }

    private static Connections connections(ServiceClient service) {
        JsonNode status = service.get("/api/status");
        return new Connections(
                service.url(),
                side(status.path("outlook")),
                side(status.path("crm")),
                status.path("offlineByChoice").asBoolean(),
                mailbox(status.path("mailbox")));
    }

    private static Connections.@Nullable Mailbox mailbox(JsonNode mailbox) {
        return mailbox.isObject()
                ? new Connections.Mailbox(
                        mailbox.path("address").asString(""),
                        mailbox.path("foreign").isString()
                                ? mailbox.path("foreign").asString()
                                : null)
                : null;
    }

    private static Connections.Side side(JsonNode side) {
        return new Connections.Side(
                side.path("reachable").asBoolean(), side.path("detail").asString(""));
    }
}
