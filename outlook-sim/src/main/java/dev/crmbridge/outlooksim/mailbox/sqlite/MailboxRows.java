package dev.crmbridge.outlooksim.mailbox.sqlite;

import dev.crmbridge.outlooksim.mailbox.DefaultFolder;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxState;
import dev.crmbridge.outlooksim.mailbox.SimCategory;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimStore;
import dev.crmbridge.outlooksim.mailbox.StateChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The mailbox as table rows. */
final class MailboxRows {
    private final ContentJson contents;
    private final JsonMapper mapper = JsonMapper.builder().build();

    MailboxRows(ContentJson contents) {
        this.contents = contents;
    }

    MailboxState load(Handle handle) {
        return new MailboxState(
                handle.createQuery("SELECT * FROM store ORDER BY is_default DESC, position")
                        .map((row, context) -> store(row))
                        .list(),
                handle.createQuery("SELECT * FROM folder ORDER BY position")
                        .map((row, context) -> folder(row))
                        .list(),
                handle.createQuery("SELECT * FROM item ORDER BY position")
                        .map((row, context) -> item(row))
                        .list(),
                handle.createQuery("SELECT * FROM category ORDER BY position")
                        .map((row, context) ->
                                new SimCategory(row.getString("name"), row.getInt("color"), row.getString("id")))
                        .list());
    }

    void apply(Handle handle, StateChange change) {
        if (change instanceof StateChange.PutItem put) {
            put(handle, put.item());
        } else if (change instanceof StateChange.DropItem drop) {
            handle.execute("DELETE FROM item WHERE entry_id = ?", drop.entryId());
        } else if (change instanceof StateChange.PutFolder put) {
            put(handle, put.folder());
        } else if (change instanceof StateChange.DropFolder drop) {
            handle.execute("DELETE FROM folder WHERE entry_id = ?", drop.entryId());
        } else if (change instanceof StateChange.PutStore put) {
            put(handle, put.store());
        } else if (change instanceof StateChange.PutCategories put) {
            put(handle, put.categories());
        }
    }

    private void put(Handle handle, SimItem item) {
        handle.execute(
                """
                INSERT INTO item (entry_id, folder_id, store_id, kind, created_ms, modified_ms, version, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (entry_id) DO UPDATE SET folder_id = excluded.folder_id, store_id = excluded.store_id,
                  kind = excluded.kind, created_ms = excluded.created_ms, modified_ms = excluded.modified_ms,
                  version = excluded.version, content = excluded.content""",
                item.entryId(),
                item.folderId(),
                item.storeId(),
                item.kind().name(),
                item.created().toEpochMilli(),
                item.modified().toEpochMilli(),
                item.version(),
                contents.write(item.content()));
    }

    private void put(Handle handle, SimFolder folder) {
        ObjectNode fields = mapper.createObjectNode();
        folder.userFields().forEach(fields::put);
        handle.execute(
                """
                INSERT INTO folder (entry_id, store_id, parent_id, name, role, item_type, user_fields)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (entry_id) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name,
                  user_fields = excluded.user_fields""",
                folder.entryId(),
                folder.storeId(),
                folder.parentId(),
                folder.name(),
                folder.defaultFolder().map(Enum::name).orElse(null),
                folder.itemType(),
                mapper.writeValueAsString(fields));
    }

    private static void put(Handle handle, SimStore store) {
        handle.execute(
                """
                INSERT INTO store (store_id, name, type, is_default, root_folder_id) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (store_id) DO UPDATE SET name = excluded.name, is_default = excluded.is_default""",
                store.storeId(),
                store.displayName(),
                store.type().name(),
                store.isDefault() ? 1 : 0,
                store.rootFolderId());
    }

    private static void put(Handle handle, List<SimCategory> categories) {
        handle.execute("DELETE FROM category");
        for (SimCategory category : categories) {
            handle.execute(
                    "INSERT INTO category (name, color, id) VALUES (?, ?, ?)",
                    category.name(),
                    category.color(),
                    category.id());
        }
    }

    private static SimStore store(ResultSet row) throws SQLException {
        return new SimStore(
                row.getString("store_id"),
                row.getString("name"),
                SimStore.Type.valueOf(row.getString("type")),
                row.getInt("is_default") == 1,
                row.getString("root_folder_id"));
    }

    private SimFolder folder(ResultSet row) throws SQLException {
        Map<String, Integer> fields = new LinkedHashMap<>();
        mapper.readTree(row.getString("user_fields"))
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asInt()));
        String role = row.getString("role");
        return new SimFolder(
                row.getString("entry_id"),
                row.getString("store_id"),
                row.getString("parent_id"),
                row.getString("name"),
                role == null ? null : DefaultFolder.valueOf(role),
                row.getInt("item_type"),
                fields);
    }

    private SimItem item(ResultSet row) throws SQLException {
        return new SimItem(
                row.getString("entry_id"),
                row.getString("folder_id"),
                row.getString("store_id"),
                ItemKind.valueOf(row.getString("kind")),
                Instant.ofEpochMilli(row.getLong("created_ms")),
                Instant.ofEpochMilli(row.getLong("modified_ms")),
                row.getLong("version"),
                contents.read(row.getString("content")));
    }
}
