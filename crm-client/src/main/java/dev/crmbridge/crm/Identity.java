package dev.crmbridge.crm;

import java.util.UUID;

/** Who we are at the CRM (WhoAmI). */
public record Identity(UUID user, UUID businessUnit, UUID organization) {}
