package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RuleDesk;
import dev.crmbridge.service.security.Gate;
import dev.crmbridge.sync.Engine;
import java.net.URI;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * What the routes work with.
 *
 * @param recordUrl address that opens a record in the CRM
 * @param zone zone in which times are written
 */
public record ApiParts(
        Engine engine, Gate gate, Function<RecordRef, URI> recordUrl, RuleDesk rules, ZoneId zone, About about) {}
