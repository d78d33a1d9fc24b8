package dev.crmbridge.dedupe.transform;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;

/** Phone numbers as E.164 with the extension behind it; what cannot be read as a number keeps its digits, marked. */
final class PhoneKeys {
    private PhoneKeys() {}

    static boolean knows(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    static List<String> of(String text, String region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(text, region);
            String extension = number.hasExtension() ? "x" + number.getExtension() : "";
            return List.of(numbers.format(number, PhoneNumberFormat.E164) + extension);
        } catch (NumberParseException notANumber) {
            String digits = text.replaceAll("[^0-9]", "");
            return digits.isEmpty() ? List.of() : List.of("?" + digits);
        }
    }
}
