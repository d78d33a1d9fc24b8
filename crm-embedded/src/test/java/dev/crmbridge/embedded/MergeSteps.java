package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;

/** What people do with merges, over HTTP. */
public record MergeSteps(TestCrm crm) {
    /** A new row; its id. */
    public String created(String account, String set, String body) {
        Answer answer = crm.post(account, set, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        return answer.id();
    }

    /** @param more further members of the body, beginning with a comma; empty for none */
    public Answer merge(String account, String table, String target, String subordinate, String more) {
        return crm.post(
                account,
                "Merge",
                "{\"Target\":" + named(table, target) + ",\"Subordinate\":" + named(table, subordinate) + more + "}");
    }

    /** The same as an administrator, which must succeed. */
    public void merged(String table, String target, String subordinate, String content) {
        Answer answer = merge(
                "admin",
                table,
                target,
                subordinate,
                ",\"UpdateContent\":{\"@odata.type\":\"Microsoft.Dynamics.CRM." + table + "\"" + content + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    public Answer unmerge(String account, String table, String subordinate) {
        return crm.post(account, "UnmergeRecords", "{\"Subordinate\":" + named(table, subordinate) + "}");
    }

    /** A row as parameters of actions name it. */
    public static String named(String table, String id) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM." + table + "\",\"" + table + "id\":\"" + id + "\"}";
    }

    /** A value of a row as an administrator sees it; empty for an empty column. */
    public String value(String path, String column) {
        Answer answer = crm.get("admin", path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path(column).asString("");
    }
}
