package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address that somebody takes out of a contact in Outlook is taken out of its record, whichever of the three it is. */
class EmptiedAddressTest {
    private static final CrmValue KEPT = CrmValue.text("kept@fabrikam.example");

    private final EngineRig rig = new EngineRig(53);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.of(ItemKind.CONTACT, "Robin Example")
            .with(ItemField.FIRST_NAME, ItemValue.text("Robin"))
            .with(ItemField.LAST_NAME, ItemValue.text("Example"))
            .with(ItemField.EMAIL_1, ItemValue.text("kept@fabrikam.example"))
            .with(ItemField.EMAIL_2, ItemValue.text("kept@fabrikam.example"))
            .with(ItemField.EMAIL_3, ItemValue.text("kept@fabrikam.example")));
    private final RecordRef record =
            Objects.requireNonNull(rig.track(item).record()).ref();

    @ParameterizedTest
    @CsvSource({"EMAIL_1,emailaddress1", "EMAIL_2,emailaddress2", "EMAIL_3,emailaddress3"})
    void anEmptiedAddressIsEmptyInTheCrmAndTheOthersStay(ItemField field, String column) {
        empty(field);
        rig.sync();

        assertThat(rig.row(record).value(column)).isEqualTo(CrmValue.NONE);
        for (String other : new String[] {"emailaddress1", "emailaddress2", "emailaddress3"}) {
            if (!other.equals(column)) {
                assertThat(rig.row(record).value(other)).isEqualTo(KEPT);
            }
        }
        assertThat(rig.sync().planned()).isEmpty();
        rig.crm.server().edit(record, Map.of(column, CrmValue.text("new@fabrikam.example")));
        rig.sync();
        assertThat(rig.mailbox.peek(item).field(field)).isEqualTo(ItemValue.text("new@fabrikam.example"));
    }

    @Test
    void anAddressEmptiedBetweenTwoRunsWithoutAnyHintIsEmptyInTheCrm() {
        rig.mailbox.hints().loseNext(100);
        empty(ItemField.EMAIL_1);

        assertThat(rig.sync().done().toCrm()).isEqualTo(1);

        assertThat(rig.row(record).value("emailaddress1")).isEqualTo(CrmValue.NONE);
    }

    @Test
    void anAddressEmptiedWhileAnotherFieldIsChangedInTheCrmIsEmptyThere() {
        rig.mailbox.hints().loseNext(100);
        empty(ItemField.EMAIL_1);
        rig.crm.server().edit(record, Map.of("mobilephone", CrmValue.text("555 0199")));

        rig.sync();

        assertThat(rig.row(record).value("emailaddress1")).isEqualTo(CrmValue.NONE);
        assertThat(rig.mailbox.peek(item).field(ItemField.MOBILE_PHONE)).isEqualTo(ItemValue.text("555 0199"));
    }

    @Test
    void anAddressEmptiedBeforeTheItemIsTrackedAgainIsEmptyInTheCrmOrAskedAbout() {
        rig.untrack(item, false);
        empty(ItemField.EMAIL_1);

        rig.track(item);
        rig.sync();

        boolean asked = rig.get(rig.engine.conflicts()).stream()
                .anyMatch(conflict -> conflict.field().equals("emailaddress1"));
        assertThat(asked || rig.row(record).value("emailaddress1").equals(CrmValue.NONE))
                .isTrue();
    }

    @Test
    void aWriteThatWasLostIsMadeUpFor() {
        rig.mailbox.hints().loseNext(100);
        empty(ItemField.EMAIL_1);
        rig.crm.failNext(CrmOperation.UPDATE, Fault.requestLost());
        rig.sync();

        rig.sync();

        assertThat(rig.row(record).value("emailaddress1")).isEqualTo(CrmValue.NONE);
        assertThat(rig.mailbox.peek(item).field(ItemField.EMAIL_1)).isEqualTo(ItemValue.text(""));
    }

    /** The column can neither be read nor written, so what it holds stays, and the person is told. */
    @Test
    void aSecuredAddressIsNotWipedAndItIsSaid() {
        rig.crm.server().secure("emailaddress1");
        empty(ItemField.EMAIL_1);

        rig.sync();

        assertThat(rig.row(record).value("emailaddress1")).isEqualTo(KEPT);
        assertThat(rig.get(rig.engine.why(
                                rig.get(rig.engine.resolve(item.entryId())).get(0)))
                        .reasons())
                .anySatisfy(decision -> assertThat(decision.code()).isEqualTo(ReasonCode.NO_PRIVILEGE));
    }

    private void empty(ItemField field) {
        rig.mailbox.edit(item, Map.of(field, ItemValue.text("")));
    }
}
