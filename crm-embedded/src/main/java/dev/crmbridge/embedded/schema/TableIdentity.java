package dev.crmbridge.embedded.schema;

/**
 * Names and codes of a table.
 *
 * @param name logical name
 * @param setName entity set name
 * @param primaryId primary key column
 * @param primaryName column shown as the row's name; empty when there is none
 * @param typeCode object type code
 * @param labels display names and the name privileges use
 */
public record TableIdentity(
        String name, String setName, String primaryId, String primaryName, int typeCode, Labels labels) {
    /**
     * Words for a table.
     *
     * @param singular display name
     * @param plural display name of the collection
     * @param privilege last part of its privilege names, for example {@code Activity} in {@code prvReadActivity}
     */
    public record Labels(String singular, String plural, String privilege) {}
}
