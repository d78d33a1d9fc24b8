package dev.crmbridge.crm.dataverse;

import static dev.crmbridge.crm.dataverse.Fixture.NOW;
import static dev.crmbridge.crm.dataverse.Fixture.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.dataverse.Intent.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTableTest {
    private static CrmFailure failure(int status, String type, String body, Kind kind, String... headers) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("Content-Type", type));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return FailureTable.of(
                new Answer(status, all, body.getBytes(StandardCharsets.UTF_8)), new Intent(kind, TASK), NOW);
    }

    private static CrmFailure failure(int status, String code, String message, Kind kind) {
        return failure(
                status,
                "application/json; odata.metadata=minimal",
                "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}",
                kind,
                new String[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // status | code | message | request | expected
                "412|0x80040333|duplicate|CREATE|DuplicatesFound",
                "500|0x80040333|duplicate|CREATE|DuplicatesFound",
                "400|0x80040333|duplicate|CHANGE|DuplicatesFound",
                "412|0x80040237|A record with matching key values already exists.|CREATE|KeyExists",
                "400|0x80040237|Cannot insert duplicate key.|CREATE|KeyExists",
                "412|0x80040237|Cannot insert duplicate key.|CHANGE|Rejected",
                "412|0x0|A record with matching key values already exists.|CREATE|KeyExists",
                "412|''|precondition|CREATE|KeyExists",
                "412|0x80060999|A record with matching key values already exists.|CREATE|KeyExists",
                "412|0x80060892|Entity Key violated|CREATE|Rejected",
                "412|0x80060882|version|CHANGE|VersionChanged",
                "400|0x80060882|version|CHANGE|VersionChanged",
                "412|''|precondition|CHANGE|VersionChanged",
                "412|0x80060892|Entity Key violated|CHANGE|Rejected",
                "404|0x80040217|Entity 'task' With Id = 8c7a5c1e-0d3f-4a7e-9a51-6f8b6f0a1b11 Does Not Exist|CHANGE|Gone",
                "404|0x80040217|Does Not Exist|READ|Gone",
                "400|0x80040217|Does Not Exist|CHANGE|Gone",
                "404|0x80040217|account With Id = 5f000000-0000-4000-8000-000000000001 Does Not Exist|CHANGE|Rejected",
                "404|0x80040217|account With Id = 5f000000-0000-4000-8000-000000000001 Does Not Exist|CREATE|Rejected",
                "404|0x80060891|key|READ|Gone",
                "404|-2147220969|task Does Not Exist|READ|Gone",
                "404|0x8006088a|Resource not found for the segment 'x'.|READ|Unexpected",
                "404|0x0|Resource not found for the segment 'x'.|READ|Unexpected",
                "404|0x0|Resource not found for the segment 'x'.|CHANGE|Unexpected",
                "403|0x80040220|Principal user is missing prvReadincident privilege|READ|Denied",
                "403|0x80048306|AccessCheckEx failed|CHANGE|Denied",
                "403|0x80042F09|no roles|READ|Denied",
                "403|0x80042f09|no roles|READ|Denied",
                "500|0x80040220|SecLib::CheckPrivilege failed|CREATE|Denied",
                "403|0x80040231|assign|CHANGE|Denied",
                "403|0x8004A110|on behalf|CHANGE|Denied",
                "403|0x80040225|disabled|READ|Denied",
                "403|0x80099999|something new|READ|Denied",
                "400|0x80040230|inactive|CHANGE|ReadOnly",
                "500|0x8004022E|read-only|CHANGE|ReadOnly",
                "400|0x80040233|state|CHANGE|ReadOnly",
                "400|0x80043500|state|CHANGE|ReadOnly",
                "401|''|who|READ|SignIn",
                "401|0x80048888|who|READ|SignIn",
                "403|0x8005F101|expired|READ|SignIn",
                "403|0x8004A101|expired|READ|SignIn",
                "429|0x80072322|6000|READ|Retry",
                "429|0x80072321|1200|READ|Retry",
                "429|0x80072326|52|READ|Retry",
                "429|0x0|slow|READ|Retry",
                "502|0x0|bad gateway|READ|Retry",
                "503|0x0|down|READ|Retry",
                "504|0x0|late|READ|Retry",
                "500|0x80044151|SQL time-out|CHANGE|Retry",
                "500|0x80044150|SQL error|CHANGE|Retry",
                "400|0x80044331|The length of the 'subject' attribute|CREATE|Rejected",
                "400|0x80048408|5 is not a valid status code|CREATE|Rejected",
                "400|0x80048d19|Error identified in Payload|CREATE|Rejected",
                "400|0x80040265|business rule|CREATE|Rejected",
                "500|0x80040265|business rule|CREATE|Rejected",
                "405|0x80040227|associated|CHANGE|Rejected",
                "413|0x0|too large|CREATE|Rejected",
                "500|0x80040216|unexpected|CREATE|Unexpected",
                "500|0x0|oops|CREATE|Unexpected",
                "501|0x0|not implemented|READ|Unexpected",
            })
    void theCodeDecidesWhatAnErrorMeans(int status, String code, String message, Kind kind, String expected) {
        CrmFailure failure = failure(status, code, message, kind);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(failure.code()).isNotBlank();
        assertThat(failure.message()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x80042F09|no roles|''|You have no security role in the CRM. Ask your administrator for one.",
                "0x80040220|missing prvReadLead privilege (Id=x)|prvReadLead|Your security role lacks the privilege prvReadLead. Ask your administrator for it.",
                "0x80040220|SecLib::CheckPrivilege failed|''|You may not do this in the CRM. Ask your administrator.",
                "0x80048306|The privilege prvReadLead does not reach this row.|prvReadLead|Your security role does not allow this with a record that belongs to somebody else (prvReadLead). Ask the owner of the record or your administrator.",
                "0x80048306|AccessRights: ReadAccess|''|Your security role does not allow this with a record that belongs to somebody else. Ask the owner of the record or your administrator.",
                "0x80040225|disabled|''|Your user is disabled in the CRM. Ask your administrator to enable it."
            })
    void whoMayNotIsToldWhatIsMissingAndWhomToAsk(String code, String reason, String privilege, String message) {
        assertThat(failure(403, code, reason, Kind.READ))
                .isEqualTo(new CrmFailure.Denied(code, message, privilege.isEmpty() ? null : privilege));
    }

    @ParameterizedTest
    @CsvSource({
        "404,CHANGE,Unexpected",
        "404,READ,Unexpected",
        "404,CREATE,Unexpected",
        "412,CREATE,Unexpected",
        "400,CREATE,Unexpected",
        "403,READ,Unexpected",
        "500,READ,Unexpected",
        "302,READ,Unexpected",
        "304,READ,Unexpected",
        "401,READ,SignIn",
        "429,READ,Retry",
        "502,CREATE,Retry",
        "503,CREATE,Retry",
        "504,CREATE,Retry"
    })
    void withoutAnErrorBodyNothingIsConcludedAboutRecords(int status, Kind kind, String expected) {
        CrmFailure failure = failure(status, "text/html", "<html>404</html>", kind, new String[0]);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(failure.code()).isEqualTo("http-" + status);
    }

    @Test
    void aBareNotFoundSaysThatTheAddressIsWrong() {
        assertThat(failure(404, "text/html", "", Kind.CHANGE, new String[0]).message())
                .contains("Wrong address");
    }

    @ParameterizedTest
    @CsvSource({"429,CREATE,false", "503,CREATE,false", "502,CREATE,true", "504,CHANGE,true", "504,READ,false"})
    void onlyAGatewayMayHavePassedTheRequestOn(int status, Kind kind, boolean maybeDone) {
        assertThat(((CrmFailure.Retry) failure(status, "", "", kind, new String[0])).maybeDone())
                .isEqualTo(maybeDone);
    }

    @Test
    void theServersPauseIsPassedOn() {
        CrmFailure failure = failure(
                429,
                "application/json",
                "{\"error\":{\"code\":\"0x80072322\",\"message\":\"slow\"}}",
                Kind.READ,
                "retry-after",
                "17");

        assertThat(((CrmFailure.Retry) failure).after()).isEqualTo(Duration.ofSeconds(17));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Principal user (Id=1, type=8), is missing prvReadincident privilege (Id=2) on OTC=112|prvReadincident",
                "SecLib::CheckPrivilege failed. User: 1, PrivilegeName: prvCreateActivity, PrivilegeId: 2|prvCreateActivity",
                "Not enough privilege to access|",
            })
    void theMissingPrivilegeIsNamedWhereTheServerNamesIt(String message, String privilege) {
        CrmFailure.Denied denied = (CrmFailure.Denied) failure(403, "0x80040220", message, Kind.READ);

        assertThat(denied.privilege()).isEqualTo(privilege);
        assertThat(denied.message()).doesNotContain("Id=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17|PT17S",
                " 0 |PT0S",
                "Sun, 01 Mar 2026 10:00:30 GMT|PT30S",
                "Sun, 01 Mar 2026 09:00:00 GMT|PT0S",
                "soon|",
                "-5|",
                "1.5|",
                "99999999999|",
                "''|",
            })
    void aPauseIsReadAsSecondsOrAsADate(String header, Duration expected) {
        assertThat(RetryAfter.of(header, NOW)).isEqualTo(expected);
        assertThat(RetryAfter.of(null, NOW)).isNull();
    }
}
