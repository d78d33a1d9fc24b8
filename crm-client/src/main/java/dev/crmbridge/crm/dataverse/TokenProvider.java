package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmResult;

/**
 * Gives the access tokens requests are made with. Thread-safe; may block for a bounded time, for instance to renew a
 * token, but never waits for a person.
 */
public interface TokenProvider {
    /** @return the token to use now; {@link dev.crmbridge.crm.CrmFailure.SignIn} when a person has to sign in */
    CrmResult<String> token();

    /**
     * The server refused a token. Called at most once per request.
     *
     * @param refused the refused token
     * @return another token; {@link dev.crmbridge.crm.CrmFailure.SignIn} when a person has to sign in
     */
    CrmResult<String> renewed(String refused);

    /** @return a provider of one token that cannot be renewed */
    static TokenProvider fixed(String token) {
        return new TokenProvider() {
            @Override
            public CrmResult<String> token() {
                return CrmResult.ok(token);
            }

            @Override
            public CrmResult<String> renewed(String refused) {
                return CrmResult.failed(FailureTable.signIn("http-401"));
            }
        };
    }
}
