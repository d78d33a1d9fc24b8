package dev.crmbridge.sync.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreatePayloadTest {
    @Test
    void aTaskNobodyHasBegunIsOneWrite() {
        var payload = CreatePayload.of(Sample.task(), "task", CreatePayload.Target.none(), Directions.STANDARD);
        assertThat(payload.create().values())
                .isEqualTo(Map.of(
                        "subject", new CrmValue.Text("Call back"),
                        "description", new CrmValue.Text("About the offer.\nAsk for Kim."),
                        "scheduledend", new CrmValue.Moment(Instant.parse("2026-12-01T11:00:00Z")),
                        "percentcomplete", new CrmValue.Whole(0),
                        "prioritycode", new CrmValue.Whole(1)));
        assertThat(payload.create().parties()).isNull();
        assertThat(payload.state()).isNull();
        assertThat(payload.notes()).isEmpty();
    }

    @Test
    void aCompletedTaskIsCreatedOpenAndClosedInASecondWrite() {
        OutlookItem done = Sample.saved(Sample.task(), Map.of(ItemField.STATUS, new ItemValue.Whole(2)));
        var payload = CreatePayload.of(done, "task", CreatePayload.Target.none(), Directions.STANDARD);
        assertThat(payload.create().values()).doesNotContainKeys("statecode", "statuscode");
        assertThat(payload.create().values()).containsEntry("percentcomplete", new CrmValue.Whole(100));
        assertThat(Objects.requireNonNull(payload.state()).values())
                .isEqualTo(Map.of("statecode", new CrmValue.Whole(1), "statuscode", new CrmValue.Whole(5)));
    }

    @Test
    void aBusyAppointmentIsScheduledInASecondWriteAndBringsItsPeople() {
        var payload =
                CreatePayload.of(Sample.appointment(), "appointment", CreatePayload.Target.none(), Directions.STANDARD);
        assertThat(Objects.requireNonNull(payload.state()).values())
                .isEqualTo(Map.of("statecode", new CrmValue.Whole(3), "statuscode", new CrmValue.Whole(5)));
        assertThat(payload.create().values())
                .containsEntry("globalobjectid", new CrmValue.Text("040000008200E00074C5B7101A82E008"));
        assertThat(payload.create().parties())
                .containsExactlyInAnyOrder(
                        new ActivityParty(null, "me@contoso.example", "Me", ActivityParty.Role.ORGANIZER),
                        new ActivityParty(null, "kim@fabrikam.example", "Kim", ActivityParty.Role.REQUIRED));
    }

    @Test
    void ownerAndRegardingAreWritten() {
        RecordRef user = new RecordRef("systemuser", new UUID(1, 1));
        RecordRef account = new RecordRef("account", new UUID(2, 2));
        var target = new CreatePayload.Target(user, new FieldValue.Reference(account, "Fabrikam"));
        var payload = CreatePayload.of(Sample.task(), "phonecall", target, Directions.STANDARD);
        assertThat(payload.create().values())
                .containsEntry("ownerid", new CrmValue.Lookup(user, null))
                .containsEntry("regardingobjectid", new CrmValue.Lookup(account, "Fabrikam"))
                .doesNotContainKey("percentcomplete");
    }

    @Test
    void aLongDescriptionIsCutAndSaidSo() {
        OutlookItem item = Sample.with(Sample.task(), Map.of(ItemField.BODY, ItemValue.text("x".repeat(2_001))));
        var payload = CreatePayload.of(item, "letter", CreatePayload.Target.none(), Directions.STANDARD);
        assertThat(payload.create().values()).containsEntry("description", new CrmValue.Text("x".repeat(2_000)));
        assertThat(payload.notes()).singleElement().satisfies(note -> {
            assertThat(note.code()).isEqualTo(ReasonCode.FIELD_SHORTENED);
            assertThat(note.field()).isEqualTo("description");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "phonecall", "letter", "fax", "appointment"})
    void afterTheWritesBothSidesReadAsTheBase(String table) {
        var payload = CreatePayload.of(Sample.of(table), table, CreatePayload.Target.none(), Directions.STANDARD);
        FieldRegistry registry = FieldRegistry.of(table);
        CrmRow row = Sample.row(table, payload.create(), payload.state());
        assertThat(registry.readCrm(row, Sample.ZONE, payload.base())).isSameAs(payload.base());
        assertThat(registry.readCrm(row, Sample.ZONE, null)).isEqualTo(payload.base());
        assertThat(registry.readOutlook(Sample.of(table), payload.base()).snapshot())
                .isEqualTo(payload.base());
    }
}
