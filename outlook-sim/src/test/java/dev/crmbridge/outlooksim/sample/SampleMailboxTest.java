package dev.crmbridge.outlooksim.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleMailboxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-25T13:32:00Z", "2026-11-28T13:32:00Z", "2026-11-29T00:00:00Z", "2028-02-29T23:59:00Z"})
    void everyKindIsThereAndNothingIsDueOnAWeekendWhateverTodayIs(String today) {
        SimMailbox mailbox = filled(today);

        assertThat(mailbox.items()).hasSizeGreaterThan(75);
        assertThat(mailbox.items()).extracting(SimItem::kind).containsAll(EnumSet.allOf(ItemKind.class));
        assertThat(mailbox.items()).anyMatch(SimItem::recurring);
        assertThat(mailbox.items())
                .anyMatch(item -> !item.storeId().equals(mailbox.defaultStore().storeId()));
        assertThat(mailbox.items())
                .filteredOn(item -> item.content().values().get(Fields.DUE_DATE) != null)
                .extracting(item -> item.content().values().get(Fields.DUE_DATE))
                .allMatch(due -> due instanceof PropertyValue.Day day
                        && day.value().getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.value().getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    @Test
    void allAddressesAreInDomainsThatAreReservedForExamples() {
        for (SimItem item : filled("2026-11-25T13:32:00Z").items()) {
            assertThat(item.content().recipients())
                    .extracting(SimRecipient::address)
                    .allMatch(address -> address.matches(".*[@.]example\\.(com|org|net)"));
            String email = item.content().text(Fields.EMAIL1);
            assertThat(email).matches("|.*[@.]example\\.(com|org|net)");
        }
    }

    @Test
    void aMailboxThatHoldsSomethingIsLeftAlone() {
        SimMailbox mailbox = filled("2026-11-25T13:32:00Z");
        int before = mailbox.items().size();

        assertThat(new SampleMailbox(mailbox).fillIfEmpty()).isFalse();
        assertThat(mailbox.items()).hasSize(before);
    }

    private static SimMailbox filled(String today) {
        SimMailbox mailbox = new SimMailbox(
                new InMemoryMailboxStore(),
                MailboxSettings.in(ZoneId.of("Europe/Berlin")),
                InstantSource.fixed(Instant.parse(today)),
                new SplittableRandom(1));
        assertThat(new SampleMailbox(mailbox).fillIfEmpty()).isTrue();
        return mailbox;
    }
}
