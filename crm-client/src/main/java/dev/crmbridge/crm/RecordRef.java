package dev.crmbridge.crm;

import java.util.UUID;

/**
 * Which record: table and primary key.
 *
 * @param entity logical table name, lower case, e.g. {@code task}
 * @param id primary key
 */
public record RecordRef(String entity, UUID id) {
    /** @return {@code entity:id}, the form the command line takes */
    @Override
    public String toString() {
        return entity + ":" + id;
    }

    /**
     * Reads {@code entity:guid}; braces and upper case are accepted.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static RecordRef parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("“" + text + "” is not ENTITY:GUID, for example account:5f0c…");
        }
        String guid = text.substring(colon + 1).trim().replaceAll("[{}]", "");
        if (guid.length() != 36) {
            throw new IllegalArgumentException("“" + guid + "” is not a GUID");
        }
        try {
            return new RecordRef(
                    text.substring(0, colon).trim().toLowerCase(java.util.Locale.ROOT), UUID.fromString(guid));
        } catch (IllegalArgumentException notAGuid) {
            throw new IllegalArgumentException("“" + guid + "” is not a GUID", notAGuid);
        }
    }
}
