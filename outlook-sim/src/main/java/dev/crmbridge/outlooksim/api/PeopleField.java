package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads organizer and attendees: a text is an address or, without “@”, a name. */
final class PeopleField {
    private static final Set<String> KNOWN = Set.of("address", "name", "type", "response");
    private static final int REQUIRED = 1;
    private static final int LAST_RESPONSE = 5;

    private PeopleField() {}

    static List<SimRecipient> attendees(FieldValue value, ItemKind kind) {
        if (!value.node().isArray()) {
            throw BadField.of(value.name(), "must be a list of {address, name, type}.");
        }
        List<SimRecipient> people = new ArrayList<>();
        for (JsonNode node : value.node()) {
            people.add(person(new FieldValue(value.name(), node), types(kind), REQUIRED));
        }
        return people;
    }

    static SimRecipient organizer(FieldValue value) {
        SimRecipient person = person(value, Enumeration.ATTENDEE, 0);
        return new SimRecipient(person.name(), person.address(), 0, person.response());
    }

    static Enumeration types(ItemKind kind) {
        return kind == ItemKind.MAIL ? Enumeration.ADDRESSEE : Enumeration.ATTENDEE;
    }

    private static SimRecipient person(FieldValue value, Enumeration types, int type) {
        JsonNode node = value.node();
        if (node.isString()) {
            String text = node.asString();
            return new SimRecipient(text, text.indexOf('@') < 0 ? "" : text, type, 0);
        }
        if (!node.isObject()) {
            throw BadField.of(value.name(), "must name a person as {address, name} or as a text.");
        }
        for (String field : node.propertyNames()) {
            if (!KNOWN.contains(field)) {
                throw BadField.of(value.name() + "." + field, "is not known; known are address, name, type, response.");
            }
        }
        String address = text(value, "address");
        String name = text(value, "name");
        if (address.isEmpty() && name.isEmpty()) {
            throw BadField.of(value.name(), "must have an address or a name.");
        }
        JsonNode given = node.path("type");
        boolean typed = !given.isMissingNode() && !given.isNull();
        JsonNode response = node.path("response");
        return new SimRecipient(
                name.isEmpty() ? address : name,
                address,
                typed ? new FieldValue(value.name() + ".type", given).choice(types) : type,
                response.isMissingNode() || response.isNull()
                        ? 0
                        : new FieldValue(value.name() + ".response", response).number(0, LAST_RESPONSE));
    }

    private static String text(FieldValue value, String field) {
        JsonNode node = value.node().path(field);
        return node.isMissingNode() || node.isNull()
                ? ""
                : new FieldValue(value.name() + "." + field, node).text().strip();
    }
}
