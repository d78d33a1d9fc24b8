package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemStatus.Barred;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.CommandRequest.Selected;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where Set Parent is not possible it is off with a reason, and refused with it when it is tried all the same. */
class ParentRolesTest {
    private static final String YES = "nothing";

    private final EngineRig rig = new EngineRig(43);
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));
    private final ItemRef untracked = rig.mailbox.add(contact("Robin"));
    private final ItemRef tracked = rig.mailbox.add(contact("Kim"));

    ParentRolesTest() {
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        rig.track(tracked);
    }

    private static HandmadeItem contact(String first) {
        return HandmadeItem.of(ItemKind.CONTACT, first + " Example")
                .with(ItemField.FIRST_NAME, ItemValue.text(first))
                .with(ItemField.LAST_NAME, ItemValue.text("Example"));
    }

    private List<Barred> barred(ItemRef item, ItemKind kind) {
        return rig.get(rig.engine.standings(List.of(new Selected(item, kind))))
                .get(0)
                .barred();
    }

    private OperationView parent(ItemRef item, @Nullable RecordRef target) {
        return rig.run(CommandKind.PARENT, item, target, null, OnDuplicate.ASK);
    }

    private void assertRefused(OperationView done, ReasonCode code, String word) {
        assertThat(done.outcome()).as(done.toString()).isEqualTo(Outcome.REFUSED);
        assertThat(done.code()).isEqualTo(code);
        assertThat(done.reason()).contains(word);
    }

    private void assertOff(ItemRef item, String commands, String privilege) {
        List<Barred> barred = barred(item, ItemKind.CONTACT);
        if (commands.equals(YES)) {
            assertThat(barred).isEmpty();
            return;
        }
        assertThat(barred).extracting(one -> one.command().word()).containsExactlyInAnyOrder(commands.split(" "));
        assertThat(barred).allSatisfy(one -> {
            assertThat(one.code()).isEqualTo(ReasonCode.NO_PRIVILEGE);
            assertThat(one.reason()).contains(privilege, "Ask your administrator");
        });
    }

    /** Without the right to create, a contact that is tracked already can still get a parent. */
    @ParameterizedTest
    @CsvSource({
        "prvCreateContact,                          track parent, nothing, prvCreateContact,   false",
        "prvCreateContact,                          track parent, nothing, prvCreateContact,   true",
        "prvWriteContact,                           track parent, parent,  prvWriteContact,    false",
        "prvWriteContact,                           track parent, parent,  prvWriteContact,    true",
        "prvAppendContact,                          parent,       parent,  prvAppendContact,   false",
        "prvAppendContact,                          parent,       parent,  prvAppendContact,   true",
        "prvAppendToAccount,                        nothing,      nothing, none,               false",
        "prvAppendToAccount,                        nothing,      nothing, none,               true",
        "prvAppendToAccount prvAppendToContact,     parent,       parent,  prvAppendToAccount, false",
        "prvAppendToAccount prvAppendToContact,     parent,       parent,  prvAppendToAccount, true",
        "prvReadAccount prvAppendToContact,         parent,       parent,  prvReadAccount,     false",
        "prvReadAccount prvAppendToContact,         parent,       parent,  prvReadAccount,     true"
    })
    void whatTheRoleLacksTakesSetParentAwayAndIsNamed(
            String revoked, String ofUntracked, String ofTracked, String privilege, boolean offline) {
        for (String one : revoked.split(" ")) {
            rig.crm.server().revoke(one);
        }
        learnAndGoOffline(offline);

        assertOff(untracked, ofUntracked, privilege);
        assertOff(tracked, ofTracked, privilege);
        if (!ofTracked.equals(YES)) {
            assertRefused(parent(tracked, account), ReasonCode.NO_PRIVILEGE, privilege);
        }
        if (!ofUntracked.equals(YES)) {
            assertRefused(parent(untracked, account), ReasonCode.NO_PRIVILEGE, privilege);
            assertThat(rig.crm.server().all("contact")).hasSize(1);
        }
    }

    private void learnAndGoOffline(boolean offline) {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(20)));
        rig.sync();
        if (offline) {
            rig.get(rig.engine.offline(true));
        }
    }

    @Test
    void withoutAppendToAccountsOnlyContactsCanBeChosen() {
        rig.crm.server().revoke("prvAppendToAccount");
        learnAndGoOffline(false);

        assertThat(parent(tracked, null).question())
                .isEqualTo(new Question.ChooseTarget(true, List.of("contact"), List.of()));
        assertRefused(parent(untracked, account), ReasonCode.NO_PRIVILEGE, "prvAppendToAccount");
    }

    @Test
    void withoutAnyRoleSetParentIsOffAndSaysSo() {
        rig.crm.server().revokeAll();
        learnAndGoOffline(true);

        for (ItemRef item : List.of(tracked, untracked)) {
            assertThat(barred(item, ItemKind.CONTACT))
                    .anySatisfy(one -> assertThat(one.command()).isEqualTo(CommandKind.PARENT))
                    .allSatisfy(one -> assertThat(one.code()).isEqualTo(ReasonCode.NO_ROLE));
            assertRefused(parent(item, account), ReasonCode.NO_ROLE, "no security role");
        }
    }

    @Test
    void aContactOfADataFileTakesNoParent() {
        ItemRef archived = rig.mailbox.add(contact("Lee").in(HandmadeItem.Store.PST));

        assertRefused(parent(archived, account), ReasonCode.WRONG_STORE, "");
        assertThat(rig.crm.server().all("contact")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ItemKind.class,
            names = {"CONTACT"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatIsNoContactTakesNoParentAndIsToldWhatToUseInstead(ItemKind kind) {
        ItemRef item = rig.mailbox.add(HandmadeItem.of(kind, "Offer"));

        assertRefused(parent(item, account), ReasonCode.KIND_NOT_TRACKABLE, "Only a contact has a parent");
        assertRefused(parent(item, null), ReasonCode.KIND_NOT_TRACKABLE, "Use Set Regarding");
        assertThat(rig.crm.server().all("contact")).hasSize(1);
    }
}
