package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.sync.store.Settings;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Table {@code settings}. */
record SqliteSettings(Handle handle) implements Settings {
    @Override
    public Optional<String> get(String name) {
        return handle.createQuery("SELECT text FROM settings WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public void put(String name, String text) {
        handle.createUpdate(
                        "INSERT INTO settings (name, text) VALUES (:name, :text) ON CONFLICT (name) DO UPDATE SET text = :text")
                .bind("name", name)
                .bind("text", text)
                .execute();
    }

    @Override
    public void remove(String name) {
        handle.createUpdate("DELETE FROM settings WHERE name = :name")
                .bind("name", name)
                .execute();
    }

    @Override
    public void removeAll(String beginning) {
        handle.createUpdate("DELETE FROM settings WHERE substr(name, 1, length(:beginning)) = :beginning")
                .bind("beginning", beginning)
                .execute();
    }
}
