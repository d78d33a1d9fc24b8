package dev.crmbridge.crm.dataverse;

import static dev.crmbridge.crm.dataverse.Fixture.ACCOUNT;
import static dev.crmbridge.crm.dataverse.Fixture.SUBJECT;
import static dev.crmbridge.crm.dataverse.Fixture.TASK;
import static dev.crmbridge.crm.dataverse.Fixture.VERSION_JSON;
import static dev.crmbridge.crm.dataverse.Fixture.failure;
import static dev.crmbridge.crm.dataverse.Fixture.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.crm.ChangeQuery;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.crm.dataverse.ScriptedServer.Received;
import dev.crmbridge.crm.dataverse.ScriptedServer.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes over the wire, and how answers are read. */
@Timeout(60)
class DataverseRequestTest {
    private final RequestCounter counter = new RequestCounter();
    private ScriptedServer server;
    private DataverseCrm testSubject;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        testSubject = new DataverseCrm(Fixture.settings(server), counter);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aCreateIsOneRequestThatNeverUpdatesAndBringsTheVersionBack() {
        server.answer(Reply.json(201, VERSION_JSON));

        String etag = ok(testSubject.create(TASK, SUBJECT, DuplicateCheck.DETECT));

        Received request = server.last();
        assertThat(etag).isEqualTo("W/\"1042\"");
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.path()).isEqualTo("/api/data/v9.2/tasks(" + TASK.id() + ")");
        assertThat(request.query()).isEqualTo("$select=activityid");
        assertThat(request.header("If-None-Match")).isEqualTo("*");
        assertThat(request.header("If-Match")).isEmpty();
        assertThat(request.header("Prefer")).isEqualTo("return=representation");
        assertThat(request.header("MSCRM.SuppressDuplicateDetection")).isEqualTo("false");
        assertThat(request.header("Authorization")).isEqualTo("Bearer token");
        assertThat(request.header("User-Agent")).startsWith("CRM-Bridge-for-Outlook/");
        assertThat(request.body()).isEqualTo("{\"subject\":\"Call back\"}");
        assertThat(counter.of(CrmOperation.CREATE)).isEqualTo(1);
        assertThat(counter.total()).isEqualTo(1);
    }

    @Test
    void anUpdateNamesTheVersionOrAnyAndNeverCreates() {
        server.answer(Reply.json(200, VERSION_JSON));

        ok(testSubject.update(TASK, SUBJECT, "W/\"7\"", DuplicateCheck.SUPPRESS));
        assertThat(server.last().header("If-Match")).isEqualTo("W/\"7\"");
        assertThat(server.last().header("MSCRM.SuppressDuplicateDetection")).isEqualTo("true");

        ok(testSubject.update(TASK, SUBJECT, null, DuplicateCheck.SUPPRESS));
        assertThat(server.last().header("If-Match")).isEqualTo("*");
        assertThat(server.last().header("If-None-Match")).isEmpty();
    }

    @Test
    void aServerThatIgnoresTheWishForTheRowIsAskedForItsVersion() {
        server.answer(request -> request.method().equals("GET") ? Reply.json(200, VERSION_JSON) : Reply.status(204));

        assertThat(ok(testSubject.create(TASK, SUBJECT, DuplicateCheck.SUPPRESS)))
                .isEqualTo("W/\"1042\"");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void valuesAreWrittenByKindAndLookupsByNavigationProperty() {
        server.answer(Reply.json(201, VERSION_JSON));
        Map<String, CrmValue> values = Map.of(
                "scheduledend", new CrmValue.Moment(Instant.parse("2026-03-04T16:00:00.999Z")),
                "prioritycode", new CrmValue.Whole(2),
                "isbilled", new CrmValue.Flag(true),
                "new_amount", new CrmValue.Decimal(new BigDecimal("12.50")),
                "new_day", new CrmValue.Day(LocalDate.of(2026, 3, 4)),
                "regardingobjectid", new CrmValue.Lookup(ACCOUNT, "x"),
                "description", CrmValue.NONE,
                "subject", new CrmValue.Text("Ł 😀 \"q\""));

        ok(testSubject.create(TASK, RowWrite.columns(values), DuplicateCheck.SUPPRESS));

        String body = server.last().body();
        assertThat(body)
                .contains(
                        "\"scheduledend\":\"2026-03-04T16:00:00Z\"",
                        "\"prioritycode\":2",
                        "\"isbilled\":true",
                        "\"new_amount\":12.50",
                        "\"new_day\":\"2026-03-04\"",
                        "\"regardingobjectid_account_task@odata.bind\":\"/accounts(" + ACCOUNT.id() + ")\"")
                .doesNotContain("description")
                .matches("\\p{ASCII}*");
        assertThat(Json.MAPPER.readTree(body).path("subject").asString()).isEqualTo("Ł 😀 \"q\"");
    }

    @Test
    void emptyingALookupBindsItsNavigationPropertyToNothing() {
        server.answer(Reply.json(200, VERSION_JSON));

        ok(testSubject.update(
                TASK,
                RowWrite.columns(Map.of("regardingobjectid", CrmValue.NONE, "description", CrmValue.NONE)),
                null,
                DuplicateCheck.SUPPRESS));

        assertThat(server.last().body())
                .isEqualTo("{\"description\":null,\"regardingobjectid_account_task@odata.bind\":null}");
    }

    @Test
    void customersAndParentsUseTheirBranch() {
        server.answer(Reply.json(201, "{\"@odata.etag\":\"W/\\\"1\\\"\"}"));
        RecordRef contact = new RecordRef("contact", new UUID(1, 1));
        RecordRef deal = new RecordRef("opportunity", new UUID(2, 2));

        ok(testSubject.create(
                contact,
                RowWrite.columns(Map.of("parentcustomerid", new CrmValue.Lookup(ACCOUNT, null))),
                DuplicateCheck.SUPPRESS));
        assertThat(server.last().body()).contains("\"parentcustomerid_account@odata.bind\":\"/accounts(");

        ok(testSubject.create(
                deal,
                RowWrite.columns(Map.of("customerid", new CrmValue.Lookup(contact, null))),
                DuplicateCheck.SUPPRESS));
        assertThat(server.last().path()).contains("/opportunities(");
        assertThat(server.last().body()).contains("\"customerid_contact@odata.bind\":\"/contacts(");
    }

    @Test
    void customTablesAreAskedForOnce() {
        server.answer(request -> {
            if (request.path().contains("ManyToOneRelationships")) {
                return Reply.json(
                        200,
                        "{\"value\":[{\"ReferencingAttribute\":\"regardingobjectid\",\"ReferencedEntity\":\"new_boat\","
                                + "\"ReferencingEntityNavigationPropertyName\":\"regardingobjectid_new_Boat_task\"}]}");
            } else if (request.path().contains("EntityDefinitions")) {
                return Reply.json(
                        200,
                        "{\"EntitySetName\":\"new_boats\",\"PrimaryIdAttribute\":\"new_boatid\","
                                + "\"PrimaryNameAttribute\":\"new_name\"}");
            }
            return Reply.json(201, VERSION_JSON);
        });
        RecordRef boat = new RecordRef("new_boat", new UUID(3, 3));
        RowWrite row = RowWrite.columns(Map.of("regardingobjectid", new CrmValue.Lookup(boat, null)));

        ok(testSubject.create(TASK, row, DuplicateCheck.SUPPRESS));
        ok(testSubject.create(TASK, row, DuplicateCheck.SUPPRESS));

        assertThat(server.last().body())
                .isEqualTo("{\"regardingobjectid_new_Boat_task@odata.bind\":\"/new_boats(" + boat.id() + ")\"}");
        assertThat(counter.of(CrmOperation.METADATA)).isEqualTo(2);
    }

    @Test
    void aLookupToATableItCannotReferToIsRejectedWithoutARequestForIt() {
        server.answer(Reply.json(200, "{\"value\":[]}"));
        RowWrite row = RowWrite.columns(Map.of(
                "regardingobjectid", new CrmValue.Lookup(new RecordRef("queue", new UUID(1, 1)), null)));

        assertThat(failure(testSubject.create(TASK, row, DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.Rejected.class);
        assertThat(counter.of(CrmOperation.CREATE)).isZero();
    }

    @Test
    void rowsAreReadWithTheirKinds() {
        server.answer(Reply.json(
                200,
                "{\"@odata.etag\":\"W/\\\"5\\\"\",\"activityid\":\"" + TASK.id() + "\","
                        + "\"subject\":\"2026-01-31\",\"statecode\":0,\"isbilled\":false,"
                        + "\"scheduledend\":\"2026-01-31T09:00:00Z\",\"description\":null,\"new_price\":1.50,"
                        + "\"new_day@OData.Community.Display.V1.FormattedValue\":\"1/31/2026\",\"new_day\":\"2026-01-31\","
                        + "\"_regardingobjectid_value@OData.Community.Display.V1.FormattedValue\":\"Contoso\","
                        + "\"_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname\":\"account\","
                        + "\"_regardingobjectid_value\":\"" + ACCOUNT.id() + "\","
                        + "\"_ownerid_value\":\"" + ACCOUNT.id() + "\"}"));

        CrmRow row = ok(testSubject.read(
                TASK,
                Set.of(
                        "subject",
                        "statecode",
                        "isbilled",
                        "scheduledend",
                        "description",
                        "new_price",
                        "new_day",
                        "regardingobjectid",
                        "ownerid"),
                false));

        assertThat(row.etag()).isEqualTo("W/\"5\"");
        assertThat(row.values())
                .containsEntry("subject", new CrmValue.Text("2026-01-31"))
                .containsEntry("statecode", new CrmValue.Whole(0))
                .containsEntry("isbilled", new CrmValue.Flag(false))
                .containsEntry("scheduledend", new CrmValue.Moment(Instant.parse("2026-01-31T09:00:00Z")))
                .containsEntry("description", CrmValue.NONE)
                .containsEntry("new_price", new CrmValue.Decimal(new BigDecimal("1.50")))
                .containsEntry("new_day", new CrmValue.Day(LocalDate.of(2026, 1, 31)))
                .containsEntry("regardingobjectid", new CrmValue.Lookup(ACCOUNT, "Contoso"))
                .containsEntry("ownerid", new CrmValue.Lookup(new RecordRef("systemuser", ACCOUNT.id()), null));
        assertThat(server.received())
                .anySatisfy(
                        request -> assertThat(request.query()).contains("_regardingobjectid_value", "_ownerid_value"));
    }

    @Test
    void changedAsksForOurRowsInOneRequestWhenThereIsOnePage() {
        server.answer(Reply.json(200, "{\"value\":[]}"));
        UUID me = new UUID(4, 4);

        ok(testSubject.changed(new ChangeQuery(
                "appointment", Set.of("subject"), Instant.parse("2026-03-01T08:00:00.7Z"), me, true, Set.of())));

        assertThat(server.last().path()).endsWith("/appointments");
        assertThat(server.last().query())
                .contains(
                        "$filter=modifiedon ge 2026-03-01T08:00:00Z and (_ownerid_value eq " + me
                                + " or _createdby_value eq " + me
                                + " or appointment_activity_parties/any(p:p/_partyid_value eq " + me + "))",
                        "$orderby=modifiedon,activityid",
                        "$select=activityid,modifiedon,subject",
                        "$expand=appointment_activity_parties($select=_partyid_value,participationtypemask,addressused)");
        assertThat(counter.total()).isEqualTo(1);
    }

    @Test
    void ofTasksNobodyTakesPartInThemSoOwnerAndCreatorSayAll() {
        server.answer(Reply.json(200, "{\"value\":[]}"));
        UUID me = new UUID(4, 4);

        ok(testSubject.changed(new ChangeQuery("task", Set.of(), null, me, false, Set.of())));

        assertThat(server.last().query())
                .endsWith("$filter=(_ownerid_value eq " + me + " or _createdby_value eq " + me + ")");
    }

    @Test
    void pagesAreFollowedToTheLast() {
        server.answer(request -> request.query().contains("skiptoken=2")
                ? Reply.json(200, "{\"value\":[" + contact(3) + "]}")
                : Reply.json(
                        200,
                        "{\"value\":[" + contact(1) + "," + contact(2) + "],\"@odata.nextLink\":\"" + server.uri()
                                + "/api/data/v9.2/contacts?$select=contactid&$skiptoken=2 x\"}"));

        assertThat(ok(testSubject.rows("contact", Set.of(), null, 100))).hasSize(3);
        assertThat(server.received().get(1).header("Prefer"))
                .isEqualTo(server.received().get(0).header("Prefer"));
        assertThat(ok(testSubject.rows("contact", Set.of(), null, 2))).hasSize(2);
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void theTokenIsNotCarriedToAnotherServer() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            server.answer(Reply.json(
                    200,
                    "{\"value\":[],\"@odata.nextLink\":\"" + other.uri() + "/api/data/v9.2/contacts?$skiptoken=2\"}"));

            assertThat(failure(testSubject.rows("contact", Set.of(), null, 100)))
                    .isInstanceOfSatisfying(
                            CrmFailure.Unexpected.class,
                            unexpected -> assertThat(unexpected.code()).isEqualTo("foreign-link"));
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void aServerThatRepeatsAPageDoesNotKeepUsForever() {
        server.answer(Reply.json(
                200,
                "{\"value\":[" + contact(1) + "],\"@odata.nextLink\":\"" + server.uri()
                        + "/api/data/v9.2/contacts?$skiptoken=2\"}"));

        assertThat(failure(testSubject.rows("contact", Set.of(), null, 100)).code())
                .isEqualTo("page-loop");
    }

    @Test
    void aFailureOnALaterPageFailsTheCall() {
        server.answer(
                Reply.json(
                        200,
                        "{\"value\":[" + contact(1) + "],\"@odata.nextLink\":\"" + server.uri()
                                + "/api/data/v9.2/contacts?$skiptoken=2\"}"),
                Reply.error(503, "0x0", "down"));

        assertThat(testSubject.rows("contact", Set.of(), null, 100)).isInstanceOf(CrmResult.Failed.class);
    }

    @Test
    void aRefusedTokenIsRenewedOnceAndTheRequestRepeatedOnce() {
        TokenProvider renewing = new TokenProvider() {
            @Override
            public CrmResult<String> token() {
                return CrmResult.ok("old");
            }

            @Override
            public CrmResult<String> renewed(String refused) {
                return CrmResult.ok(refused + "-renewed");
            }
        };
        testSubject = new DataverseCrm(DataverseSettings.of(server.uri(), renewing, () -> Fixture.NOW));
        server.answer(request -> request.header("Authorization").equals("Bearer old-renewed")
                ? Reply.json(201, VERSION_JSON)
                : Reply.status(401));

        ok(testSubject.create(TASK, SUBJECT, DuplicateCheck.SUPPRESS));
        assertThat(server.received()).hasSize(2);

        server.answer(Reply.status(401));
        assertThat(failure(testSubject.create(TASK, SUBJECT, DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.SignIn.class);
        assertThat(server.received()).hasSize(4);
    }

    @Test
    void aTokenThatCannotBeRenewedMeansSigningIn() {
        server.answer(Reply.status(401, "WWW-Authenticate", "Bearer authorization_uri=https://login.example/"));

        assertThat(failure(testSubject.whoAmI())).isInstanceOf(CrmFailure.SignIn.class);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void privilegesAreReadByNameAndTheDeepestCounts() {
        server.answer(request -> request.path().endsWith("WhoAmI")
                ? Reply.json(
                        200,
                        "{\"BusinessUnitId\":\"" + TASK.id() + "\",\"UserId\":\"" + TASK.id()
                                + "\",\"OrganizationId\":\"" + TASK.id() + "\"}")
                : Reply.json(
                        200,
                        "{\"RolePrivileges\":[{\"Depth\":\"Global\",\"PrivilegeName\":\"prvReadActivity\"},"
                                + "{\"Depth\":\"Basic\",\"PrivilegeName\":\"prvReadActivity\"},"
                                + "{\"Depth\":\"Local\",\"PrivilegeName\":\"prvCreateActivity\"}]}"));

        Privileges privileges = ok(testSubject.privileges());

        assertThat(privileges.depths())
                .containsEntry("prvreadactivity", Privileges.Depth.GLOBAL)
                .containsEntry("prvcreateactivity", Privileges.Depth.LOCAL)
                .hasSize(2);
    }

    @Test
    void aUserWithoutAnyRoleHoldsNothing() {
        server.answer(Reply.error(403, "0x80042F09", "no roles"));

        assertThat(ok(testSubject.privileges()).none()).isTrue();
        assertThat(failure(testSubject.whoAmI())).isInstanceOf(CrmFailure.Denied.class);
    }

    @Test
    void aSearchShowsWhatPeopleRecogniseARecordBy() {
        server.answer(Reply.json(
                200,
                "{\"value\":[{\"@odata.etag\":\"W/\\\"1\\\"\",\"accountid\":\"" + ACCOUNT.id()
                        + "\",\"name\":\"O'Hara & Sons\",\"address1_city\":\"Cork\",\"emailaddress1\":null,\"statecode\":1,"
                        + "\"_ownerid_value\":\"" + TASK.id()
                        + "\",\"_ownerid_value@OData.Community.Display.V1.FormattedValue\":\"Sample Seller\"}]}"));

        List<Found> found = ok(testSubject.search("account", " O'Hara & ", 10));

        assertThat(found).containsExactly(new Found(ACCOUNT, "O'Hara & Sons", "Cork", "Sample Seller", false));
        assertThat(server.received().get(0).query()).contains("contains(name,'O''Hara &')", "$orderby=name,accountid");
    }

    @Test
    void aTableTheCrmDoesNotHaveIsNamed() {
        for (String code : List.of("0x80040217", "0x80041102")) {
            server.answer(Reply.json(404, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"not found\"}}"));

            assertThat(failure(testSubject.search("nix", "a", 10)))
                    .isEqualTo(new CrmFailure.Rejected("no-such-table", "The CRM has no table “nix”."));
        }
        server.answer(Reply.json(404, "{\"error\":{\"code\":\"0x8006088A\",\"message\":\"no segment\"}}"));
        assertThat(failure(testSubject.search("nix", "a", 10)).code()).isNotEqualTo("no-such-table");
    }

    @Test
    void theAddressMayBeTheOrganizationOrItsApi() {
        assertThat(ApiAddress.of(URI.create("http://127.0.0.1:8085")).api())
                .isEqualTo(URI.create("http://127.0.0.1:8085/api/data/v9.2/"));
        assertThat(ApiAddress.of(URI.create("https://crm.example/Contoso/api/data/v9.1/")))
                .isEqualTo(new ApiAddress(
                        URI.create("https://crm.example/Contoso/"),
                        URI.create("https://crm.example/Contoso/api/data/v9.1/")));
        for (String wrong : List.of(
                "ftp://x.example", "crm.example", "https://user@x.example", "http:///api", "https://x.example/?a=b")) {
            assertThatThrownBy(
                            () -> DataverseSettings.of(URI.create(wrong), TokenProvider.fixed("t"), () -> Fixture.NOW))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String contact(int number) {
        return "{\"@odata.etag\":\"W/\\\"" + number + "\\\"\",\"contactid\":\"" + new UUID(0, number)
                + "\",\"modifiedon\":\"2026-03-01T08:00:00Z\"}";
    }
}
