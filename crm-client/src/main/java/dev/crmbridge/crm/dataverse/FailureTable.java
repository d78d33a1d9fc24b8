package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.dataverse.Intent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an unsuccessful answer means. The code in the body decides; the HTTP status only where there is no code
 * (Dataverse Web API, "Compose HTTP requests and handle errors"; "Web service error codes").
 */
final class FailureTable {
    private static final Pattern PRIVILEGE = Pattern.compile("\\b(prv\\w+)");
    private static final int LONGEST_REASON = 300;

    private FailureTable() {}

    /** @return why {@code answer}, which is not a success, is none */
    static CrmFailure of(Answer answer, Intent intent, Instant now) {
        JsonNode error = answer.error();
        Duration after = RetryAfter.of(answer.headers().get("Retry-After"), now);
        if (error == null) {
            return byStatus(answer, after, intent);
        }
        String code = normalized(error.path("code").asString(""));
        String reason = error.path("message").asString("");
        CrmFailure known = byCode(code, reason, after, intent);
        return known != null ? known : byStatusAndReason(answer.status(), code, reason, after, intent);
    }

    static CrmFailure signIn(String code) {
        return new CrmFailure.SignIn(code, "The CRM does not accept the sign-in. Sign in again.");
    }

    private static @Nullable CrmFailure byCode(String code, String reason, @Nullable Duration after, Intent intent) {
        return switch (code) {
            case "0x80040333" -> new CrmFailure.DuplicatesFound(code, "The CRM found possible duplicates.");
            case "0x80040237" -> intent.kind() == Kind.CREATE ? keyExists(code) : rejected(code, reason);
            case "0x80060882" -> versionChanged(code);
            case "0x80040217", "0x80060891" -> missing(code, reason, intent);
            case "0x80040220", "0x80048306", "0x80040231", "0x8004A110", "0x80040225", "0x80042F09" ->
                denied(code, reason);
            case "0x80040230", "0x8004022E", "0x80040233", "0x80043500" ->
                new CrmFailure.ReadOnly(code, "The record is closed in the CRM and cannot be changed there.");
            case "0x8005F101", "0x8004A101" -> signIn(code);
            case "0x80072321", "0x80072322", "0x80072326" ->
                new CrmFailure.Retry(code, "The CRM asked to slow down.", after, false);
            case "0x80044150", "0x80044151" -> new CrmFailure.Retry(code, "The CRM's database was busy.", after, false);
            case "0x8006088A" -> wrongAddress(code);
            default -> null;
        };
    }

    /** Codes without a meaning of their own, among them {@code 0x0} and none at all of older servers. */
    private static CrmFailure byStatusAndReason(
            int status, String code, String reason, @Nullable Duration after, Intent intent) {
        String shown = code.isEmpty() || code.equals("0x0") ? "http-" + status : code;
        boolean general = !shown.equals(code);
        return switch (status) {
            case 401 -> signIn(shown);
            case 403 -> denied(shown, reason);
            case 404 -> wrongAddress(shown);
            case 412 -> {
                if (intent.kind() == Kind.CREATE && (general || reason.contains("matching key values"))) {
                    yield keyExists(shown);
                }
                yield intent.kind() == Kind.CHANGE && general ? versionChanged(shown) : rejected(shown, reason);
            }
            case 429, 502, 503, 504 -> retry(status, shown, after, intent);
            case 500 -> code.equals("0x80040265") ? rejected(code, reason) : internal(shown);
            default -> status >= 500 ? internal(shown) : rejected(shown, reason);
        };
    }

    private static CrmFailure byStatus(Answer answer, @Nullable Duration after, Intent intent) {
        int status = answer.status();
        String code = "http-" + status;
        if (status == 401) {
            return signIn(code);
        } else if (status == 429 || status >= 502 && status <= 504) {
            return retry(status, code, after, intent);
        } else if (status >= 300 && status < 400) {
            return new CrmFailure.Unexpected(
                    code,
                    "The address answers with a redirection to another place. Check the address of the CRM and whether"
                            + " a sign-in page is in between.");
        } else if (status == 404) {
            return wrongAddress(code);
        }
        return new CrmFailure.Unexpected(
                code,
                "The address answered with status " + status
                        + " and no error a CRM would give. Check the address of the CRM and whether a proxy is in"
                        + " between.");
    }

    /** A record that does not exist: the one asked for, or one that it refers to. */
    private static CrmFailure missing(String code, String reason, Intent intent) {
        if (intent.ref() != null && intent.kind() != Kind.CREATE) {
            boolean namesAnother = reason.toLowerCase(Locale.ROOT).matches("(?s).*\\b[0-9a-f]{8}-[0-9a-f]{4}-.*")
                    && !reason.toLowerCase(Locale.ROOT)
                            .contains(intent.ref().id().toString());
            if (intent.kind() == Kind.READ || !namesAnother) {
                return new CrmFailure.Gone(code, "The record does not exist in the CRM.");
            }
        }
        return new CrmFailure.Rejected(code, "A record that is referred to does not exist in the CRM.");
    }

    private static CrmFailure denied(String code, String reason) {
        if (code.equals("0x80042F09")) {
            return CrmFailure.Denied.withoutRole();
        } else if (code.equals("0x80040225")) {
            return new CrmFailure.Denied(
                    code, "Your user is disabled in the CRM. Ask your administrator to enable it.", null);
        }
        Matcher named = PRIVILEGE.matcher(reason);
        String privilege = named.find() ? named.group(1) : null;
        if (code.equals("0x80048306")) {
            return new CrmFailure.Denied(code, outOfReach(privilege), privilege);
        }
        return new CrmFailure.Denied(
                code,
                privilege == null
                        ? "You may not do this in the CRM. Ask your administrator."
                        : Privileges.lacking(privilege),
                privilege);
    }

    /** The role has the privilege, for instance for one's own records only; this one is somebody else's. */
    private static String outOfReach(@Nullable String privilege) {
        return "Your security role does not allow this with a record that belongs to somebody else"
                + (privilege == null ? "" : " (" + privilege + ")")
                + ". Ask the owner of the record or your administrator.";
    }

    /** A gateway that gave up may have passed the request on; a server that is down has not. */
    private static CrmFailure retry(int status, String code, @Nullable Duration after, Intent intent) {
        boolean maybeDone = (status == 502 || status == 504) && intent.kind() != Kind.READ;
        String words = status == 429 ? "The CRM asked to slow down." : "The CRM is not available at the moment.";
        return new CrmFailure.Retry(code, words, after, maybeDone);
    }

    private static CrmFailure keyExists(String code) {
        return new CrmFailure.KeyExists(code, "The CRM already has a record with this id.");
    }

    private static CrmFailure versionChanged(String code) {
        return new CrmFailure.VersionChanged(code, "The record was changed in the CRM in the meantime.");
    }

    private static CrmFailure wrongAddress(String code) {
        return new CrmFailure.Unexpected(
                code,
                "Wrong address: there is no CRM that knows what was asked for. Check the address of the CRM and that it"
                        + " has the table.");
    }

    private static CrmFailure internal(String code) {
        return new CrmFailure.Unexpected(code, "The CRM reported an internal error.");
    }

    private static CrmFailure rejected(String code, String reason) {
        String shown = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
        return new CrmFailure.Rejected(
                code, shown.isBlank() ? "The CRM refused this." : "The CRM refused this: " + shown);
    }

    /** @return {@code 0x} and eight upper-case digits, whatever form the server chose */
    private static String normalized(String code) {
        String text = code.trim();
        if (text.matches("-?\\d{1,10}") && !text.equals("0")) {
            return "0x" + String.format(Locale.ROOT, "%08X", Long.parseLong(text) & 0xffff_ffffL);
        }
        return text.regionMatches(true, 0, "0x", 0, 2)
                ? "0x" + text.substring(2).toUpperCase(Locale.ROOT)
                : text;
    }
}
