package dev.crmbridge.sync.store;

import java.util.Optional;

/** Small named texts: settings, caches of what the CRM said, watermarks. */
public interface Settings {
    /** @return the text of that name */
    Optional<String> get(String name);

    /** Stores a text under a name. */
    void put(String name, String text);

    /** Forgets a name. */
    void remove(String name);

    /** Forgets all names that begin like that. */
    void removeAll(String beginning);
}
