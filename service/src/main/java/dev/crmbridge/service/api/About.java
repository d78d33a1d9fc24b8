package dev.crmbridge.service.api;

/**
 * What this run of the service says about itself.
 *
 * @param version version of the product
 * @param dataDir absolute path of its data folder
 * @param crmUrl address of the CRM
 * @param pid its process
 */
public record About(String version, String dataDir, String crmUrl, long pid) {}
