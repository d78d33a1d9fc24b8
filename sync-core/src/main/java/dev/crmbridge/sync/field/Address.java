package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import java.util.List;
import java.util.Optional;

/**
 * One of the three addresses of a contact, in five lines that go the same way (field map of contacts: one row for each address).
 *
 * <p>Home and other address go no way until somebody chooses one: where a contact lives is nobody else's business by default.
 */
enum Address {
    BUSINESS(
            "address1",
            "Business Address",
            "",
            Direction.BOTH,
            ItemField.BUSINESS_STREET,
            ItemField.BUSINESS_CITY,
            ItemField.BUSINESS_STATE,
            ItemField.BUSINESS_POSTAL_CODE,
            ItemField.BUSINESS_COUNTRY),
    HOME(
            "address2",
            "Home Address",
            "Address 2: ",
            Direction.NONE,
            ItemField.HOME_STREET,
            ItemField.HOME_CITY,
            ItemField.HOME_STATE,
            ItemField.HOME_POSTAL_CODE,
            ItemField.HOME_COUNTRY),
    OTHER(
            "address3",
            "Other Address",
            "Address 3: ",
            Direction.NONE,
            ItemField.OTHER_STREET,
            ItemField.OTHER_CITY,
            ItemField.OTHER_STATE,
            ItemField.OTHER_POSTAL_CODE,
            ItemField.OTHER_COUNTRY);

    private final List<Field> lines;

    Address(
            String prefix,
            String name,
            String label,
            Direction direction,
            ItemField street,
            ItemField city,
            ItemField state,
            ItemField postalCode,
            ItemField country) {
        Field.Choice choice = new Field.Choice(prefix, name);
        this.lines = List.of(
                new Line(choice, "line1", label + "Street", direction, street, 250),
                new Line(choice, "city", label + "City", direction, city, 80),
                new Line(choice, "stateorprovince", label + "State/Province", direction, state, 50),
                new Line(choice, "postalcode", label + "ZIP/Postal Code", direction, postalCode, 20),
                new Line(choice, "country", label + "Country", direction, country, 80));
    }

    /** @return the mapped fields, in the order of an envelope */
    List<Field> lines() {
        return lines;
    }

    private static final class Line extends PersonText {
        private final Optional<Choice> choice;
        private final Direction direction;

        Line(Choice address, String part, String label, Direction direction, ItemField itemField, int limit) {
            super(address.name() + "_" + part, label, itemField, limit);
            this.choice = Optional.of(address);
            this.direction = direction;
        }

        @Override
        public Direction direction() {
            return direction;
        }

        @Override
        public Optional<Choice> choice() {
            return choice;
        }
    }
}
