package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows a search for duplicates begins from. */
class SearchConditionsTest {
    @TempDir
    Path directory;

    private TestCrm crm;
    private RuleSteps rules;

    /** Names by id. */
    private final Map<String, String> contacts = new LinkedHashMap<>();

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
        rules = new RuleSteps(crm);
        rules.await(rules.publish(rules.exact("contact", "contact", "emailaddress1")));
        contact("admin", "Ann", "\"jobtitle\":\"Owner\",\"donotemail\":true");
        contact("admin", "Bob", "\"jobtitle\":\"Buyer\",\"birthdate\":\"1990-05-01\"");
        contact("seller", "Cid", "\"statecode\":0");
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private void contact(String account, String name, String more) {
        Answer created = crm.post(
                account,
                "contacts",
                "{\"lastname\":\"" + name + "\",\"emailaddress1\":\"same@x.example\"," + more + "}");
        assertThat(created.status()).as(created.text()).isEqualTo(204);
        contacts.put(created.id(), name);
        if (name.equals("Cid")) {
            crm.patch("admin", "contacts(" + created.id() + ")", "{\"statecode\":1,\"statuscode\":2}");
        }
    }

    private Answer asked(String account, String query) {
        return crm.post(
                account,
                "BulkDetectDuplicates",
                "{\"JobName\":\"look\",\"Query\":{\"EntityName\":\"contact\"," + query.replace('\'', '"') + "}}");
    }

    /** Names of the contacts for which duplicates were found, once each. */
    private Set<String> found(String account, String criteria) {
        Answer answer = asked(account, "'Criteria':" + criteria);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String job = answer.json().get("JobId").asString();
        assertThat(rules.await(job).json().get("statuscode").asInt()).isEqualTo(30);
        Set<String> names = new TreeSet<>();
        crm.get("admin", "duplicaterecords?$select=_baserecordid_value&$filter=_asyncoperationid_value eq " + job)
                .json()
                .get("value")
                .forEach(row -> names.add(Objects.requireNonNull(
                        contacts.get(row.get("_baserecordid_value").asString()))));
        return names;
    }

    private static String condition(String attribute, String operator, String values) {
        return "{'AttributeName':'" + attribute + "','Operator':'" + operator + "','Values':[" + values + "]}";
    }

    @Test
    void aConditionMeansTheRowsItMeansInAListing() {
        means("lastname", "Equal", "{'Value':'ann','Type':'System.String'}", "Ann");
        means("lastname", "NotEqual", "'Ann'", "Bob Cid");
        means("jobtitle", "NotEqual", "'Owner'", "Bob Cid");
        means("lastname", "In", "'Ann','Cid'", "Ann Cid");
        means("lastname", "NotIn", "'Ann','Cid'", "Bob");
        means("lastname", "BeginsWith", "'B'", "Bob");
        means("lastname", "DoesNotContain", "'n'", "Bob Cid");
        means("lastname", "Like", "'%i%'", "Cid");
        means("lastname", "Like", "'b%'", "Bob");
        means("lastname", "Like", "'bob'", "Bob");
        means("lastname", "Like", "'b%b'", "Bob");
        means("lastname", "Like", "'_n_'", "Ann");
        means("lastname", "Like", "'%[ad]'", "Cid");
        means("lastname", "Like", "'o'", "");
        means("lastname", "NotLike", "'b_b'", "Ann Cid");
        means("lastname", "NotLike", "'%b'", "Ann Cid");
        means("jobtitle", "Null", "", "Cid");
        means("jobtitle", "NotNull", "", "Ann Bob");
        means("statuscode", "GreaterEqual", "{'Value':'2','Type':'System.Int32'}", "Cid");
        means("statecode", "LessThan", "1", "Ann Bob");
        means("statuscode", "Between", "1,1", "Ann Bob");
        means("donotemail", "Equal", "true", "Ann");
        means("birthdate", "On", "'1990-05-01'", "Bob");
        means("birthdate", "OnOrAfter", "'1990-05-02'", "");
        means("createdon", "Today", "", "Ann Bob Cid");
        means("createdon", "LastXDays", "3", "Ann Bob Cid");
        means("createdon", "GreaterThan", "'2026-03-02T09:00:00Z'", "");
        means("ownerid", "EqualUserId", "", "Ann Bob");
    }

    private void means(String attribute, String operator, String values, String expected) {
        String condition = condition(attribute, operator, values);
        assertThat(String.join(" ", found("admin", "{'Conditions':[" + condition + "]}")))
                .as(condition)
                .isEqualTo(expected);
    }

    @Test
    void filtersAreNestedAndJoinedByAndOrOr() {
        String nested = "{'FilterOperator':'Or','Conditions':[" + condition("lastname", "Equal", "'Cid'")
                + "],'Filters':[{'Conditions':[" + condition("jobtitle", "NotNull", "") + ","
                + condition("birthdate", "NotNull", "") + "]}]}";
        assertThat(found("admin", nested)).containsExactly("Bob", "Cid");
        assertThat(found("admin", "{'Conditions':[],'Filters':[]}")).hasSize(3);
    }

    @Test
    void onlyRowsThatTheCallerMayReadMeetACondition() {
        contact("colleague", "Dee", "\"jobtitle\":\"x\"");
        assertThat(found("seller", "{'Conditions':[" + condition("ownerid", "EqualUserId", "") + "]}"))
                .containsExactly("Cid");
    }

    @Test
    void whatIsNotKnownIsRefusedByNameBeforeAJobBegins() {
        assertThat(asked("admin", "'Criteria':{'Conditions':[" + condition("lastname", "Above", "'x'") + "]}")
                        .message())
                .isEqualTo("The operator 'Above' of the condition on 'lastname' is not supported.");
        assertThat(asked("admin", "'LinkEntities':[{'LinkToEntityName':'account'}]")
                        .message())
                .isEqualTo("'LinkEntities' in 'Query' is not supported.");
        assertThat(asked("admin", "'Criteria':{'Conditions':[" + condition("nonsense", "Equal", "'x'") + "]}")
                        .message())
                .contains("'contact' has no attribute 'nonsense'");
        assertThat(asked("admin", "'Criteria':{'Conditions':[" + condition("lastname", "Equal", "'x','y'") + "]}")
                        .message())
                .contains("needs one value, not 2");
        assertThat(asked("admin", "'Criteria':{'Conditions':[" + condition("statuscode", "Equal", "'x'") + "]}")
                        .message())
                .contains("'x' of the condition on 'statuscode' is not of type Edm.Int32");
        assertThat(asked("admin", "'Criteria':{'FilterOperator':'Xor'}").message())
                .contains("'And' or 'Or'");
        assertThat(crm.get("admin", "asyncoperations/$count?$filter=operationtype eq 8")
                        .text()
                        .replaceAll("\\D", ""))
                .isEqualTo("0");
    }

    private Answer wished(String wishes) {
        return crm.post(
                "admin",
                "BulkDetectDuplicates",
                ("{'JobName':'look','Query':{'EntityName':'contact'}," + wishes + "}").replace('\'', '"'));
    }

    @Test
    void aSearchThatIsToBeRepeatedPutOffOrToldOfByMailIsRefusedByName() {
        for (String wish : new String[] {
            "'RecurrencePattern':'FREQ=DAILY;INTERVAL=2'",
            "'RecurrenceStartTime':'2026-03-03T08:00:00Z'",
            "'ToRecipients':[{'@odata.type':'Microsoft.Dynamics.CRM.systemuser'}]",
            "'CCRecipients':[{'@odata.type':'Microsoft.Dynamics.CRM.systemuser'}]",
            "'SendEmailNotification':true"
        }) {
            Answer refused = wished(wish);
            assertThat(refused.status()).as(wish).isEqualTo(501);
            assertThat(refused.message())
                    .startsWith(wish.substring(0, wish.indexOf(':')) + " of BulkDetectDuplicates is not supported");
        }
        assertThat(wished("'SendEmailNotification':'yes'").code()).isEqualTo("0x80040203");
        assertThat(wished("'RecurrenceStartTime':'soon'").code()).isEqualTo("0x80040203");
        assertThat(crm.get("admin", "asyncoperations/$count?$filter=operationtype eq 8")
                        .text()
                        .replaceAll("\\D", ""))
                .isEqualTo("0");
        assertThat(wished("'RecurrencePattern':'','RecurrenceStartTime':'2026-03-02T08:00:30Z','ToRecipients':[],"
                                + "'CCRecipients':null,'SendEmailNotification':false,"
                                + "'TemplateId':'00000000-0000-0000-0000-000000000000'")
                        .status())
                .as("what asks for nothing")
                .isEqualTo(200);
    }

    @Test
    void aBulkDeleteHonoursFiltersBelowItsConditionsToo() {
        String query = "{'QuerySet':[{'EntityName':'contact','Criteria':{'Conditions':["
                + condition("emailaddress1", "Equal", "'same@x.example'") + "],'Filters':[{'Conditions':["
                + condition("lastname", "Equal", "'Ann'") + "]}]}}],'JobName':'away'}";
        assertThat(crm.post("admin", "BulkDelete", query.replace('\'', '"')).status())
                .isEqualTo(200);
        assertThat(crm.get("admin", "contacts?$select=lastname&$orderby=lastname")
                        .json()
                        .get("value"))
                .extracting(row -> row.get("lastname").asString())
                .containsExactly("Bob", "Cid");
    }
}
