package dev.crmbridge.dedupe.index;

/**
 * Memory of an {@link InMemoryMatchcodeStore}, in bytes, without the names of the records, which are the caller's strings, and
 * without the sorted lists of codes that more than {@link RuleTable#FEW} records have.
 *
 * @param codes number of matchcodes
 * @param index for finding records by code
 * @param records for finding the codes of a record, its flag and its values
 * @param values canonical values with the other half of the code, for the exact comparison
 */
public record StoreMemory(long codes, long index, long records, long values) {
    /** Of an empty store. */
    static final StoreMemory NONE = new StoreMemory(0, 0, 0, 0);

    StoreMemory plus(StoreMemory other) {
        return new StoreMemory(
                codes + other.codes, index + other.index, records + other.records, values + other.values);
    }

    /** @return all bytes */
    public long total() {
        return index + records + values;
    }
}
