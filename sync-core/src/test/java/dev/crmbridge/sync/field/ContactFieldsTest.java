package dev.crmbridge.sync.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.testkit.Property;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFieldsTest {
    private static final FieldRegistry CONTACT = FieldRegistry.of("contact");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Pacific/Auckland"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Pacific/Pago_Pago"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Asia/Kathmandu"));

    @Test
    void everyTextOfAContactTravelsToTheCrmAndBackUnchanged() {
        for (Field field : CONTACT.fields()) {
            if (field instanceof PersonText) {
                ItemField there = field.itemFields().iterator().next();
                OutlookItem item = Sample.with(Sample.contact(), Map.of(there, ItemValue.text("Ωmega 7")));
                FieldValue value = CONTACT.readOutlook(item, null).snapshot().value(field.name());
                CrmRow row = Sample.row(
                        "contact", CONTACT.crmWrite(Map.of(field.name(), value), null, Sample.ZONE, Map.of()));
                Snapshot back = CONTACT.readCrm(row, Sample.ZONE, null);
                OutlookChange change = CONTACT.newItem(back, Sample.ZONE);

                assertThat(value).as(field.name()).isEqualTo(new FieldValue.Text("Ωmega 7"));
                assertThat(row.value(field.name())).as(field.name()).isEqualTo(CrmValue.text("Ωmega 7"));
                assertThat(change.fields()).as(field.name()).containsEntry(there, ItemValue.text("Ωmega 7"));
            }
        }
    }

    @Test
    void noTwoFieldsOfAContactShareAColumnOrAFieldOfOutlook() {
        assertThat(CONTACT.fields().stream().flatMap(field -> field.columns().stream()))
                .doesNotHaveDuplicates();
        assertThat(CONTACT.fields().stream().flatMap(field -> field.itemFields().stream()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"birthdate", "anniversary"})
    void aDateOfAContactIsTheSameDayInEveryZone(String name) {
        ItemField there = name.equals("birthdate") ? ItemField.BIRTHDAY : ItemField.ANNIVERSARY;
        Property.holds("date → CRM → date in another zone is the same date", 2_000, random -> {
            LocalDate day = LocalDate.of(1753, 1, 1).plusDays(random.nextInt(150_000));
            ZoneId written = ZONES.get(random.nextInt(ZONES.size()));
            ZoneId read = ZONES.get(random.nextInt(ZONES.size()));
            OutlookItem item = Sample.with(Sample.contact(), Map.of(there, new ItemValue.Day(day)));

            FieldValue value = CONTACT.readOutlook(item, null).snapshot().value(name);
            RowWrite write = CONTACT.crmWrite(Map.of(name, value), Sample.row("contact"), written, Map.of());
            Snapshot back = CONTACT.readCrm(Sample.row("contact", write), read, null);

            assertThat(write.values()).containsEntry(name, new CrmValue.Day(day));
            assertThat(CONTACT.newItem(back, read).fields()).containsEntry(there, new ItemValue.Day(day));
        });
    }

    @Test
    void noDateOnOneSideIsNoDateOnTheOther() {
        CrmRow row = Sample.with(Sample.row("contact"), "birthdate", new CrmValue.Day(LocalDate.of(1980, 2, 29)));
        Snapshot base = CONTACT.readCrm(row, Sample.ZONE, null);
        OutlookItem emptied = Sample.with(Sample.contact(), Map.of(ItemField.BIRTHDAY, ItemValue.NONE));

        FieldValue now = CONTACT.readOutlook(emptied, base).snapshot().value("birthdate");

        assertThat(now).isEqualTo(FieldValue.NONE);
        assertThat(CONTACT.crmWrite(Map.of("birthdate", now), row, Sample.ZONE, Map.of())
                        .values())
                .containsEntry("birthdate", CrmValue.NONE);
        assertThat(CONTACT.newItem(CONTACT.readCrm(Sample.row("contact"), Sample.ZONE, null), Sample.ZONE)
                        .fields())
                .containsEntry(ItemField.BIRTHDAY, ItemValue.NONE);
    }

    @Test
    void aDateTheCrmCannotHoldStaysInOutlook() {
        OutlookItem item =
                Sample.with(Sample.contact(), Map.of(ItemField.BIRTHDAY, new ItemValue.Day(LocalDate.of(1685, 3, 31))));

        OutlookReading reading = CONTACT.readOutlook(item, null);

        assertThat(reading.snapshot().value("birthdate")).isEqualTo(FieldValue.NONE);
        assertThat(reading.shortened()).contains("birthdate");
    }

    @Test
    void anOrganizationThatKeepsADateAsAPointInTimeGetsItAtNoon() {
        CrmRow row = Sample.with(
                Sample.row("contact"), "birthdate", new CrmValue.Moment(Instant.parse("1980-02-28T23:30:00Z")));

        assertThat(CONTACT.readCrm(row, Sample.ZONE, null).value("birthdate"))
                .isEqualTo(new FieldValue.Day(LocalDate.of(1980, 2, 29)));
        assertThat(CONTACT.crmWrite(
                                Map.of("birthdate", new FieldValue.Day(LocalDate.of(1980, 3, 1))),
                                row,
                                Sample.ZONE,
                                Map.of())
                        .values())
                .containsEntry("birthdate", new CrmValue.Moment(Instant.parse("1980-03-01T11:00:00Z")));
    }
}
