package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Values and short cuts the tests of this package share. */
final class Fixture {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final RecordRef TASK = new RecordRef("task", UUID.fromString("8c7a5c1e-0d3f-4a7e-9a51-6f8b6f0a1b11"));
    static final RecordRef ACCOUNT = new RecordRef("account", UUID.fromString("5f000000-0000-4000-8000-000000000001"));
    static final RowWrite SUBJECT = RowWrite.columns(Map.of("subject", CrmValue.text("Call back")));
    static final String VERSION_JSON = "{\"@odata.etag\":\"W/\\\"1042\\\"\",\"activityid\":\"" + TASK.id() + "\"}";

    private Fixture() {}

    static DataverseSettings settings(ScriptedServer server) {
        return DataverseSettings.of(server.uri(), TokenProvider.fixed("token"), () -> NOW)
                .withTimeouts(new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30)));
    }

    static DataverseCrm crm(ScriptedServer server) {
        return new DataverseCrm(settings(server));
    }

    static <T> T ok(CrmResult<T> result) {
        return result.fold(value -> value, failure -> {
            throw new AssertionError("expected success, was " + failure);
        });
    }

    static CrmFailure failure(CrmResult<?> result) {
        return result.fold(
                value -> {
                    throw new AssertionError("expected a failure, was " + value);
                },
                failed -> failed);
    }
}
