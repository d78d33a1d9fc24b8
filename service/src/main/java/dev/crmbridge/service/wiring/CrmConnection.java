package dev.crmbridge.service.wiring;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.RuleDesk;
import dev.crmbridge.crm.dataverse.DataverseCrm;
import dev.crmbridge.crm.dataverse.DataverseSettings;
import dev.crmbridge.crm.dataverse.TokenProvider;
import dev.crmbridge.service.data.StartFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CRM that was found to be one.
 *
 * @param crm the port
 * @param rules duplicate rules of the same CRM
 * @param address address the person gave
 */
public record CrmConnection(Crm crm, RuleDesk rules, URI address) {
    private static final Logger LOG = LoggerFactory.getLogger(CrmConnection.class);

    /**
     * Reads an address as a person types it.
     *
     * @throws StartFailure {@code crm-address} when it is none
     */
    public static URI addressOf(String text) {
        try {
            var address = new URI(text);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            LOG.atDebug().setCause(notAnAddress).log("not an address");
        }
        throw new StartFailure(
                "crm-address",
                "“" + text + "” is not the address of a CRM. It looks like https://contoso.crm4.dynamics.com or"
                        + " http://127.0.0.1:8085.");
    }

    /**
     * Signs in and checks what answers.
     *
     * @param mayBeAway whether to go on without the CRM when nothing answers, because this data folder has worked with it
     * @throws StartFailure {@code crm-sign-in}, {@code crm-unexpected}, {@code crm-unreachable} or {@code crm-refused}
     */
    public static CrmConnection open(URI address, String token, boolean mayBeAway) {
        DataverseCrm crm =
                new DataverseCrm(DataverseSettings.of(address, TokenProvider.fixed(token), InstantSource.system()));
        CrmResult<Identity> who = crm.whoAmI();
        if (who instanceof CrmResult.Failed<Identity> failed) {
            check(address, failed.failure(), mayBeAway);
        }
        return new CrmConnection(crm, crm.ruleDesk(), address);
    }

    private static void check(URI address, CrmFailure failure, boolean mayBeAway) {
        if (failure instanceof CrmFailure.Retry) {
            if (mayBeAway) {
                LOG.atWarn()
                        .addKeyValue("code", failure.code())
                        .log("CRM does not answer; working offline until it does");
                return;
            }
            throw new StartFailure(
                    "crm-unreachable",
                    "No CRM answers at " + address + " (" + failure.message()
                            + "). Check the address and whether the CRM runs.");
        }
        if (failure instanceof CrmFailure.SignIn) {
            throw new StartFailure(
                    "crm-sign-in",
                    "The CRM at " + address
                            + " does not accept the token. Give the right one with --crm-token-file or the"
                            + " environment variable CRMBRIDGE_CRM_TOKEN.");
        }
        if (failure instanceof CrmFailure.Denied) {
            // A user without a role is refused item by item, each with its code.
            LOG.atWarn().addKeyValue("code", failure.code()).log("the CRM user may not do anything");
            return;
        }
        throw new StartFailure(
                "crm-unexpected",
                "What answers at " + address + " is not a CRM with the Dataverse Web API (" + failure.message()
                        + "). Check the address.");
    }
}
