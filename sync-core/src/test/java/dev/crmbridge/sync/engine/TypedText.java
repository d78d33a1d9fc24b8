package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import java.util.List;
import java.util.SplittableRandom;

/** A field people of a simulated life type text into, on both sides. */
record TypedText(ItemField item, String column) {
    static final TypedText DESCRIPTION = new TypedText(ItemField.BODY, "description");
    private static final TypedText SUBJECT = new TypedText(ItemField.SUBJECT, "subject");
    private static final TypedText JOB_TITLE = new TypedText(ItemField.JOB_TITLE, "jobtitle");
    private static final TypedText LOCATION = new TypedText(ItemField.LOCATION, "location");
    private static final TypedText PHONE = new TypedText(ItemField.BUSINESS_PHONE, "telephone1");

    /** A contact has no subject; its name has parts. */
    static TypedText title(ItemKind kind) {
        return kind == ItemKind.CONTACT ? JOB_TITLE : SUBJECT;
    }

    static TypedText title(String table) {
        return table.equals("contact") ? JOB_TITLE : SUBJECT;
    }

    /** @return the fields that are typed into items of that kind */
    static List<TypedText> of(ItemKind kind) {
        return switch (kind) {
            case CONTACT -> of("contact");
            case APPOINTMENT -> of("appointment");
            default -> of("task");
        };
    }

    static List<TypedText> of(String table) {
        return switch (table) {
            case "contact" -> List.of(JOB_TITLE, DESCRIPTION, PHONE);
            case "appointment", "serviceappointment" -> List.of(SUBJECT, DESCRIPTION, LOCATION);
            default -> List.of(SUBJECT, DESCRIPTION);
        };
    }

    static TypedText any(List<TypedText> fields, SplittableRandom random) {
        return fields.get(random.nextInt(fields.size()));
    }
}
