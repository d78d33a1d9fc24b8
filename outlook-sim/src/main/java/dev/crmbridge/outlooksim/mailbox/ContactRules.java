package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.PropertyValue.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the parts of a contact's name depend on each other; source: ContactItem in the Outlook object model. */
final class ContactRules {
    private static final Set<PropertyKey> PARTS =
            Set.of(Fields.TITLE, Fields.FIRST_NAME, Fields.MIDDLE_NAME, Fields.LAST_NAME, Fields.SUFFIX);

    private ContactRules() {}

    /** @return {@code content}, in which {@code key} was just set, with everything that follows from it */
    static ItemContent settle(ItemContent before, ItemContent content, PropertyKey key) {
        ItemContent next = content;
        if (key.equals(Fields.FULL_NAME)) {
            next = split(content);
        } else if (PARTS.contains(key)) {
            next = put(content, Fields.FULL_NAME, joined(content));
        } else if (!key.equals(Fields.COMPANY_NAME)) {
            return content;
        }
        return called(before, filed(before, next));
    }

    private static ItemContent filed(ItemContent before, ItemContent next) {
        String filed = before.text(Fields.FILE_AS);
        return filed.isEmpty() || filed.equals(fileAs(before)) ? put(next, Fields.FILE_AS, fileAs(next)) : next;
    }

    /** Folders list a contact under its subject, which is its name. */
    private static ItemContent called(ItemContent before, ItemContent next) {
        String subject = before.text(Fields.SUBJECT);
        return subject.isEmpty() || subject.equals(name(before)) ? put(next, Fields.SUBJECT, name(next)) : next;
    }

    private static String name(ItemContent content) {
        String full = content.text(Fields.FULL_NAME);
        return full.isBlank() ? content.text(Fields.COMPANY_NAME) : full;
    }

    private static String joined(ItemContent content) {
        return Stream.of(Fields.TITLE, Fields.FIRST_NAME, Fields.MIDDLE_NAME, Fields.LAST_NAME, Fields.SUFFIX)
                .map(content::text)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static String fileAs(ItemContent content) {
        String last = content.text(Fields.LAST_NAME);
        String rest = Stream.of(Fields.FIRST_NAME, Fields.MIDDLE_NAME)
                .map(content::text)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        String name = last.isBlank() ? rest : rest.isBlank() ? last : last + ", " + rest;
        return name.isBlank() ? content.text(Fields.COMPANY_NAME) : name;
    }

    private static ItemContent split(ItemContent content) {
        List<String> words = Stream.of(content.text(Fields.FULL_NAME).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        String first = words.size() > 1 ? words.get(0) : "";
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        String middle = words.size() > 2 ? String.join(" ", words.subList(1, words.size() - 1)) : "";
        if (words.size() == 1) {
            first = words.get(0);
            last = "";
        }
        ItemContent next = put(content, Fields.FIRST_NAME, first);
        next = put(next, Fields.MIDDLE_NAME, middle);
        next = put(next, Fields.LAST_NAME, last);
        return next.without(Fields.TITLE).without(Fields.SUFFIX);
    }

    private static ItemContent put(ItemContent content, PropertyKey key, String text) {
        return text.isEmpty() ? content.without(key) : content.with(key, new Text(text));
    }
}
