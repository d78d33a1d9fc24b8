package dev.crmbridge.outlooksim.imports;

import ezvcard.VCard;
import ezvcard.io.ParseWarning;
import ezvcard.io.text.VCardReader;
import ezvcard.parameter.AddressType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Address;
import ezvcard.property.DateOrTimeProperty;
import ezvcard.property.Email;
import ezvcard.property.Note;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads vCard files, versions 2.1 to 4.0. */
public final class ContactFile {
    private static final Set<String> NEEDED = Set.of("N", "FN", "EMAIL", "TEL", "ORG");
    private static final int EMAILS = 3;

    private ContactFile() {}

    /**
     * Reads all contacts of a file.
     *
     * @param name the file's name, for messages
     * @throws ImportException when any part that matters cannot be read
     */
    public static List<ImportedItem> read(String name, byte[] bytes) throws ImportException {
        String text = FileText.of(bytes);
        Components.check(name, text, "VCARD");
        List<ImportedItem> cards = new ArrayList<>();
        try (VCardReader reader = new VCardReader(new StringReader(text))) {
            for (VCard card = reader.readNext(); card != null; card = reader.readNext()) {
                refuseMistakes(name, reader.getWarnings());
                cards.add(card(name, card));
            }
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
        return cards;
    }

    private static ImportedItem.Card card(String file, VCard card) throws ImportException {
        StructuredName parts = card.getStructuredName();
        String full = card.getFormattedName() == null
                ? ""
                : text(card.getFormattedName().getValue());
        String first = parts == null ? "" : text(parts.getGiven());
        String last = parts == null ? "" : text(parts.getFamily());
        List<String> organization = card.getOrganization() == null
                ? List.of()
                : card.getOrganization().getValues();
        String company = organization.isEmpty() ? "" : text(organization.get(0));
        if (full.isBlank() && first.isBlank() && last.isBlank() && company.isBlank()) {
            throw new ImportException(file, 0, "a contact has neither a name (N, FN) nor an organization (ORG)");
        }
        return new ImportedItem.Card(
                full.isBlank() ? (first + " " + last).strip() : full,
                first,
                parts == null ? "" : String.join(" ", parts.getAdditionalNames()),
                last,
                parts == null ? "" : String.join(" ", parts.getSuffixes()),
                company,
                organization.size() < 2 ? "" : text(organization.get(1)),
                card.getTitles().isEmpty() ? "" : text(card.getTitles().get(0).getValue()),
                card.getEmails().stream()
                        .map(Email::getValue)
                        .map(ContactFile::text)
                        .filter(value -> !value.isBlank())
                        .limit(EMAILS)
                        .toList(),
                phone(card, TelephoneType.WORK),
                phone(card, TelephoneType.HOME),
                phone(card, TelephoneType.CELL),
                address(card, false),
                address(card, true),
                new ImportedItem.Details(
                        card.getNickname() == null
                                ? ""
                                : String.join(", ", card.getNickname().getValues()),
                        card.getUrls().isEmpty()
                                ? ""
                                : text(card.getUrls().get(0).getValue()),
                        phone(card, TelephoneType.FAX),
                        phone(card, TelephoneType.PAGER)),
                day(card.getBirthday()),
                day(card.getAnniversary()),
                String.join(
                        "\n",
                        card.getNotes().stream()
                                .map(Note::getValue)
                                .map(ContactFile::text)
                                .toList()));
    }

    private static String phone(VCard card, TelephoneType wanted) {
        for (Telephone phone : card.getTelephoneNumbers()) {
            boolean fax = phone.getTypes().contains(TelephoneType.FAX);
            if (fax == (wanted == TelephoneType.FAX) && phone.getTypes().contains(wanted)) {
                return phone.getText() == null
                        ? phone.getUri() == null ? "" : phone.getUri().getNumber()
                        : phone.getText();
            }
        }
        return "";
    }

    /** The first address that is said to be the home, or the first that is not. */
    private static ImportedItem.Address address(VCard card, boolean home) {
        Address address = card.getAddresses().stream()
                .filter(each -> each.getTypes().contains(AddressType.HOME) == home)
                .findFirst()
                .orElse(null);
        if (address == null) {
            return ImportedItem.Address.NONE;
        }
        return new ImportedItem.Address(
                text(address.getStreetAddressFull()),
                text(address.getLocality()),
                text(address.getRegion()),
                text(address.getPostalCode()),
                text(address.getCountry()));
    }

    private static @Nullable LocalDate day(@Nullable DateOrTimeProperty property) {
        Temporal date = property == null ? null : property.getDate();
        if (date == null || !date.isSupported(ChronoUnit.DAYS)) {
            return null;
        }
        return date instanceof java.time.Instant instant
                ? instant.atZone(ZoneOffset.UTC).toLocalDate()
                : LocalDate.from(date);
    }

    private static void refuseMistakes(String name, List<ParseWarning> warnings) throws ImportException {
        for (ParseWarning warning : warnings) {
            String property = warning.getPropertyName();
            boolean matters = property == null || NEEDED.contains(property.toUpperCase(Locale.ROOT));
            if (matters && warning.getLineNumber() != null) {
                throw new ImportException(
                        name,
                        warning.getLineNumber(),
                        (property == null ? "" : property + ": ") + warning.getMessage());
            }
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
