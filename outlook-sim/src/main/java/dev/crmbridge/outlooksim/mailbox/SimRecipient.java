package dev.crmbridge.outlooksim.mailbox;

/**
 * A recipient or attendee.
 *
 * @param name display name
 * @param address SMTP address, empty when unresolved
 * @param type for meetings 0 organizer, 1 required, 2 optional, 3 resource; for mail 1 To, 2 CC, 3 BCC
 * @param response OlResponseStatus
 */
public record SimRecipient(String name, String address, int type, int response) {}
