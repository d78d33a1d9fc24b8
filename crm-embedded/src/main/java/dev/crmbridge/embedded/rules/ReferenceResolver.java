package dev.crmbridge.embedded.rules;

import dev.crmbridge.embedded.row.Reference;

/** Finds the row an address in a body names. */
@FunctionalInterface
public interface ReferenceResolver {
    /**
     * @param address absolute, relative, with or without leading slash, by primary or alternate key, or {@code $n}
     * @return the row named; whether it exists is checked later
     * @throws dev.crmbridge.embedded.error.CrmException when the address is not valid
     */
    Reference resolve(String address);
}
