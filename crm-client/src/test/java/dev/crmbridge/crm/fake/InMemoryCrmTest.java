package dev.crmbridge.crm.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.AnsweredPair;
import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InMemoryCrmTest extends CrmContract {
    private final InMemoryCrm crm = new InMemoryCrm(() -> Instant.parse("2026-03-01T10:00:00.5Z"));
    private final RowWrite row = RowWrite.columns(Map.of("subject", CrmValue.text("x")));
    private final RecordRef ref = new RecordRef("task", new UUID(1, 1));

    @Override
    protected Crm crm() {
        return crm;
    }

    @Override
    protected RecordRef anAccount(String name) {
        RecordRef account = new RecordRef("account", UUID.randomUUID());
        crm.server().put(account, Map.of("name", CrmValue.text(name)), new UUID(9, 9));
        return account;
    }

    @Override
    protected RecordRef aContact(String firstName, String lastName, String email) {
        RecordRef contact = new RecordRef("contact", UUID.randomUUID());
        crm.server()
                .put(
                        contact,
                        Map.of(
                                "firstname", CrmValue.text(firstName),
                                "lastname", CrmValue.text(lastName),
                                "emailaddress1", CrmValue.text(email)),
                        new UUID(9, 9));
        return contact;
    }

    @Override
    protected void publish(DuplicateRuleRow rule) {
        crm.server().publish(rule);
    }

    @Override
    protected void say(RecordRef one, RecordRef other, UUID rule) {
        crm.server().answer(new AnsweredPair(one, other, rule, "0123456789abcdef0123456789abcdef"));
    }

    @Test
    void aLostRequestChangesNothingAndALostAnswerDoes() {
        crm.failNext(CrmOperation.CREATE, Fault.requestLost());
        assertThat(crm.create(ref, row, DuplicateCheck.SUPPRESS)).isInstanceOf(CrmResult.Failed.class);
        assertThat(crm.server().row(ref)).isEmpty();

        crm.failNext(CrmOperation.CREATE, Fault.answerLost());
        assertThat(crm.create(ref, row, DuplicateCheck.SUPPRESS)).isInstanceOf(CrmResult.Failed.class);
        assertThat(crm.server().row(ref)).isPresent();
        assertThat(crm.create(ref, row, DuplicateCheck.SUPPRESS))
                .isInstanceOfSatisfying(
                        CrmResult.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(CrmFailure.KeyExists.class));
    }

    @Test
    void aFaultHitsOnlyTheNextCallOfItsKind() {
        crm.failNext(CrmOperation.CREATE, Fault.throttled(Duration.ofSeconds(17)));

        assertThat(crm.whoAmI()).isInstanceOf(CrmResult.Ok.class);
        assertThat(crm.create(ref, row, DuplicateCheck.SUPPRESS)).isInstanceOf(CrmResult.Failed.class);
        assertThat(crm.create(ref, row, DuplicateCheck.SUPPRESS)).isInstanceOf(CrmResult.Ok.class);
        assertThat(crm.requests(CrmOperation.CREATE)).isEqualTo(2);
        assertThat(crm.requests()).isEqualTo(3);
    }

    @Test
    void aMissingPrivilegeIsNamed() {
        crm.server().revoke("prvCreateActivity");

        assertThat(crm.create(ref, row, DuplicateCheck.SUPPRESS).<Object>fold(ok -> "created", failure -> failure))
                .isInstanceOfSatisfying(
                        CrmFailure.Denied.class,
                        denied -> assertThat(denied.privilege()).isEqualTo("prvCreateActivity"));
    }

    @Test
    void aPrivilegeForOnesOwnRowsHidesTheOthersAndNamesItself() {
        RecordRef theirs = anAccount("Theirs");
        RecordRef mine = new RecordRef("account", new UUID(4, 4));
        crm.server().put(mine, Map.of(), crm.server().identity().user());
        crm.server().limitToOwn("prvReadAccount");

        assertThat(crm.read(mine, Set.of("name"), false)).isInstanceOf(CrmResult.Ok.class);
        assertThat(crm.read(theirs, Set.of("name"), false).<Object>fold(row -> row, failure -> failure))
                .isInstanceOfSatisfying(
                        CrmFailure.Denied.class,
                        denied -> assertThat(denied.privilege()).isEqualTo("prvReadAccount"));
        assertThat(crm.readAll("account", Set.of(mine.id(), theirs.id()), Set.of(), false)
                        .<Object>fold(rows -> rows.stream().map(CrmRow::ref).toList(), failure -> failure))
                .isEqualTo(List.of(mine));
    }

    @Test
    void anotherPersonsEditChangesTheVersion() {
        crm.create(ref, row, DuplicateCheck.SUPPRESS);
        String before = crm.server().row(ref).orElseThrow().etag();

        crm.server().edit(ref, Map.of("subject", CrmValue.text("y")));

        assertThat(crm.update(ref, row, before, DuplicateCheck.SUPPRESS)
                        .<Object>fold(ok -> "updated", failure -> failure))
                .isInstanceOf(CrmFailure.VersionChanged.class);
    }
}
