package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import java.util.List;

/** A field people of a simulated life type text into, on both sides. */
record TypedText(ItemField item, String column) {
    static final TypedText DESCRIPTION = new TypedText(ItemField.BODY, "description");
    private static final TypedText SUBJECT = new TypedText(ItemField.SUBJECT, "subject");
    private static final TypedText JOB_TITLE = new TypedText(ItemField.JOB_TITLE, "jobtitle");

    /** A contact has no subject; its name has parts. */
    static TypedText title(ItemKind kind) {
        return kind == ItemKind.CONTACT ? JOB_TITLE : SUBJECT;
    }

    static TypedText title(String table) {
        return table.equals("contact") ? JOB_TITLE : SUBJECT;
    }

    static List<String> columns(String table) {
        return List.of(title(table).column(), DESCRIPTION.column());
    }
}
