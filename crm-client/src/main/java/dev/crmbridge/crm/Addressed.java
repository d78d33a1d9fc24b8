package dev.crmbridge.crm;

/**
 * A record that has an e-mail address.
 *
 * @param address in small letters
 */
public record Addressed(String address, Found record) {}
