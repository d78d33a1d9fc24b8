package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactTest {
    private final EngineRig rig = new EngineRig(11);
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));
    private final ItemRef item = rig.mailbox.add(contact("Robin", "Example"));

    ContactTest() {
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
    }

    @Test
    void aContactBecomesAContactRecordWithItsFields() {
        OperationView done = rig.track(item);

        assertThat(done.code()).isEqualTo(ReasonCode.CREATED);
        RecordRef record = record(done);
        assertThat(record.entity()).isEqualTo("contact");
        assertThat(rig.row(record).value("lastname")).isEqualTo(CrmValue.text("Example"));
        assertThat(rig.row(record).value("emailaddress1")).isEqualTo(CrmValue.text("robin@fabrikam.example"));
        assertThat(company()).isEqualTo(ItemValue.text("Fabrikam"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void changesTravelBothWays() {
        RecordRef record = record(rig.track(item));
        rig.mailbox.edit(item, Map.of(ItemField.JOB_TITLE, ItemValue.text("Buyer")));
        rig.crm.server().edit(record, Map.of("mobilephone", CrmValue.text("555 0199")));

        rig.sync();

        assertThat(rig.row(record).value("jobtitle")).isEqualTo(CrmValue.text("Buyer"));
        assertThat(rig.mailbox.peek(item).field(ItemField.MOBILE_PHONE)).isEqualTo(ItemValue.text("555 0199"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void addressFaxAndWebPageTravelBothWays() {
        RecordRef record = record(rig.track(item));
        rig.mailbox.edit(
                item,
                Map.of(
                        ItemField.BUSINESS_STREET, ItemValue.text("1 Main Street"),
                        ItemField.BUSINESS_CITY, ItemValue.text("Springfield"),
                        ItemField.WEB_PAGE, ItemValue.text("https://fabrikam.example")));
        rig.crm
                .server()
                .edit(
                        record,
                        Map.of(
                                "fax", CrmValue.text("555 0109"),
                                "department", CrmValue.text("Sales"),
                                "address1_postalcode", CrmValue.text("12345")));

        rig.sync();

        assertThat(rig.row(record).value("address1_line1")).isEqualTo(CrmValue.text("1 Main Street"));
        assertThat(rig.row(record).value("address1_city")).isEqualTo(CrmValue.text("Springfield"));
        assertThat(rig.row(record).value("websiteurl")).isEqualTo(CrmValue.text("https://fabrikam.example"));
        assertThat(rig.mailbox.peek(item).field(ItemField.BUSINESS_FAX)).isEqualTo(ItemValue.text("555 0109"));
        assertThat(rig.mailbox.peek(item).field(ItemField.DEPARTMENT)).isEqualTo(ItemValue.text("Sales"));
        assertThat(rig.mailbox.peek(item).field(ItemField.BUSINESS_POSTAL_CODE)).isEqualTo(ItemValue.text("12345"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void theHomeAddressStaysInOutlookUntilSomebodyChoosesItsDirection() {
        rig.mailbox.edit(item, Map.of(ItemField.HOME_CITY, ItemValue.text("Springfield")));
        RecordRef record = record(rig.track(item));
        rig.crm.server().edit(record, Map.of("address3_city", CrmValue.text("Shelbyville")));
        rig.mailbox.edit(item, Map.of(ItemField.HOME_STREET, ItemValue.text("1 Main Street")));

        rig.sync();
        assertThat(rig.row(record).value("address2_city")).isEqualTo(CrmValue.NONE);
        assertThat(rig.mailbox.peek(item).field(ItemField.OTHER_CITY)).isEqualTo(ItemValue.NONE);
        assertThat(rig.sync().planned()).isEmpty();

        decide("direction.contact.address2", "to-crm");
        decide("direction.contact.address3", "both");
        rig.sync();

        assertThat(rig.row(record).value("address2_line1")).isEqualTo(CrmValue.text("1 Main Street"));
        assertThat(rig.row(record).value("address2_city")).isEqualTo(CrmValue.text("Springfield"));
        assertThat(rig.mailbox.peek(item).field(ItemField.OTHER_CITY)).isEqualTo(ItemValue.text("Shelbyville"));
        assertThat(rig.sync().planned()).isEmpty();

        rig.crm.server().edit(record, Map.of("address2_city", CrmValue.text("Capital City")));
        rig.sync();
        assertThat(rig.mailbox.peek(item).field(ItemField.HOME_CITY)).isEqualTo(ItemValue.text("Springfield"));
    }

    @Test
    void datesPhonesAndPeopleAroundAContactTravelBothWays() {
        RecordRef record = record(rig.track(item));
        rig.mailbox.edit(
                item,
                Map.of(
                        ItemField.BIRTHDAY, new ItemValue.Day(LocalDate.of(1980, 2, 29)),
                        ItemField.CHILDREN, ItemValue.text("Ann, Bob"),
                        ItemField.PAGER, ItemValue.text("555 0111")));
        rig.crm
                .server()
                .edit(
                        record,
                        Map.of(
                                "anniversary", new CrmValue.Day(LocalDate.of(2001, 12, 31)),
                                "spousesname", CrmValue.text("Lee"),
                                "assistantphone", CrmValue.text("555 0112")));

        rig.sync();

        assertThat(rig.row(record).value("birthdate")).isEqualTo(new CrmValue.Day(LocalDate.of(1980, 2, 29)));
        assertThat(rig.row(record).value("childrensnames")).isEqualTo(CrmValue.text("Ann, Bob"));
        assertThat(rig.row(record).value("pager")).isEqualTo(CrmValue.text("555 0111"));
        assertThat(rig.mailbox.peek(item).field(ItemField.ANNIVERSARY))
                .isEqualTo(new ItemValue.Day(LocalDate.of(2001, 12, 31)));
        assertThat(rig.mailbox.peek(item).field(ItemField.SPOUSE)).isEqualTo(ItemValue.text("Lee"));
        assertThat(rig.mailbox.peek(item).field(ItemField.ASSISTANT_PHONE)).isEqualTo(ItemValue.text("555 0112"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void setParentTracksAndShowsTheParentAsTheCompany() {
        OperationView done = parent(item, account);

        assertThat(done.code()).isEqualTo(ReasonCode.CREATED);
        assertParent(done);
    }

    @Test
    void aTrackedContactGetsItsParent() {
        rig.track(item);

        OperationView done = parent(item, account);

        assertThat(done.code()).isEqualTo(ReasonCode.REGARDING_SET);
        assertParent(done);
    }

    @Test
    void severalContactsGetOneParent() {
        ItemRef other = rig.mailbox.add(contact("Kim", "Other"));

        List<OperationView> done = rig.run(new CommandRequest(
                CommandKind.PARENT,
                List.of(rig.selected(item), rig.selected(other)),
                null,
                account,
                null,
                OnDuplicate.ASK,
                false));

        assertThat(done)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Outcome.LINKED));
        assertThat(rig.crm.server().all("contact")).hasSize(2);
    }

    @Test
    void withoutAParentAccountsAndContactsAreOffered() {
        OperationView asked = rig.run(CommandKind.PARENT, item, null, null, OnDuplicate.ASK);

        assertThat(asked.question()).isInstanceOfSatisfying(Question.ChooseTarget.class, question -> {
            assertThat(question.parent()).isTrue();
            assertThat(question.types()).containsExactly("account", "contact");
        });
        assertParent(rig.answer(asked, new Answer.Target(account)));
    }

    @Test
    void aParentThatIsNoAccountOrContactIsRefused() {
        assertThat(parent(item, new RecordRef("lead", new UUID(1, 2))).code()).isEqualTo(ReasonCode.TARGET_NOT_ALLOWED);
        assertThat(rig.crm.server().all("contact")).isEmpty();
    }

    @Test
    void aTaskHasNoParentAndAContactIsNotRegardingARecord() {
        ItemRef task = rig.mailbox.add(HandmadeItem.task("Call back"));

        assertThat(parent(task, account).code()).isEqualTo(ReasonCode.KIND_NOT_TRACKABLE);
        assertThat(rig.regarding(item, account).code()).isEqualTo(ReasonCode.KIND_NOT_TRACKABLE);
    }

    @Test
    void aParentChangedInTheCrmBecomesTheCompany() {
        RecordRef record = record(rig.track(item));
        rig.crm.server().edit(record, Map.of("parentcustomerid", new CrmValue.Lookup(account, "Alder Supplies")));

        rig.sync();

        assertThat(company()).isEqualTo(ItemValue.text("Alder Supplies"));
    }

    @Test
    void aContactDeletedInOutlookKeepsItsRecord() {
        RecordRef record = record(rig.track(item));
        rig.mailbox.delete(item);

        rig.sync();
        rig.sync();

        assertThat(rig.row(record).value("lastname")).isEqualTo(CrmValue.text("Example"));
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void aContactDeletedInTheCrmStaysInOutlook() {
        RecordRef record = record(rig.track(item));
        rig.crm.server().remove(record);

        rig.sync();
        rig.sync();

        assertThat(rig.mailbox.peek(item).kind()).isEqualTo(ItemKind.CONTACT);
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void anInactiveContactStaysLinkedAndTakesNoChangesFromOutlook() {
        RecordRef record = record(rig.track(item));
        rig.crm.server().edit(record, Map.of("statecode", new CrmValue.Whole(1), "statuscode", new CrmValue.Whole(2)));
        rig.sync();
        rig.mailbox.edit(item, Map.of(ItemField.JOB_TITLE, ItemValue.text("Buyer")));

        rig.sync();

        assertThat(rig.links()).hasSize(1);
        assertThat(rig.row(record).value("jobtitle")).isEqualTo(CrmValue.NONE);
        assertThat(rig.mailbox.peek(item).field(ItemField.JOB_TITLE)).isEqualTo(ItemValue.text("Buyer"));
    }

    @Test
    void anotherContactWithTheSameAddressIsAskedAbout() {
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(5, 5),
                        "Contacts with the same address",
                        "contact",
                        "contact",
                        false,
                        false,
                        List.of(new DuplicateRuleRow.Condition("emailaddress1", "emailaddress1", 0, null, true))));
        rig.crm
                .server()
                .put(
                        new RecordRef("contact", new UUID(6, 6)),
                        Map.of(
                                "lastname",
                                CrmValue.text("Sample"),
                                "emailaddress1",
                                CrmValue.text("robin@fabrikam.example")),
                        new UUID(9, 9));

        assertThat(rig.track(item).question()).isInstanceOf(Question.PotentialDuplicates.class);
    }

    @Test
    void withoutThePrivilegeOfContactsNothingIsTracked() {
        rig.crm.server().revoke("prvCreateContact");

        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.NO_PRIVILEGE);
    }

    @Test
    void untrackDeletesOnesOwnRecordWhenAskedTo() {
        rig.track(item);

        rig.untrack(item, true);

        assertThat(rig.crm.server().all("contact")).isEmpty();
        assertThat(rig.mailbox.peek(item).mark())
                .satisfies(mark -> assertThat(mark == null || mark.state() != ItemMark.State.LINKED)
                        .isTrue());
    }

    private OperationView parent(ItemRef which, RecordRef target) {
        return rig.run(CommandKind.PARENT, which, target, null, OnDuplicate.ASK);
    }

    private void assertParent(OperationView done) {
        assertThat(rig.row(record(done)).value("parentcustomerid"))
                .isInstanceOfSatisfying(
                        CrmValue.Lookup.class,
                        lookup -> assertThat(lookup.target()).isEqualTo(account));
        assertThat(company()).isEqualTo(ItemValue.text("Alder Supplies"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    private ItemValue company() {
        return rig.mailbox.peek(item).field(ItemField.COMPANY);
    }

    private static RecordRef record(OperationView done) {
        return Objects.requireNonNull(done.record()).ref();
    }

    private void decide(String setting, String value) {
        assertThat(rig.get(rig.engine.decideSetting(setting, value))).isEmpty();
    }

    private static HandmadeItem contact(String first, String last) {
        return HandmadeItem.of(ItemKind.CONTACT, first + " " + last)
                .with(ItemField.FIRST_NAME, ItemValue.text(first))
                .with(ItemField.LAST_NAME, ItemValue.text(last))
                .with(ItemField.COMPANY, ItemValue.text("Fabrikam"))
                .with(
                        ItemField.EMAIL_1,
                        ItemValue.text(first.toLowerCase(java.util.Locale.ROOT) + "@fabrikam.example"));
    }
}
