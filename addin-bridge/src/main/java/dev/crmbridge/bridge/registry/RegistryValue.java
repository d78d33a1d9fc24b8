package dev.crmbridge.bridge.registry;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What a value holds. */
public sealed interface RegistryValue {
    /** @return the value as people read it in a list */
    String shown();

    /** {@code REG_SZ}; {@code REG_EXPAND_SZ} is read as this too, with its variables as they are. */
    record Text(String text) implements RegistryValue {
        @Override
        public String shown() {
            return "“" + text + "”";
        }
    }

    /** {@code REG_DWORD}. */
    record Number(int number) implements RegistryValue {
        @Override
        public String shown() {
            return Integer.toString(number);
        }
    }

    /** {@code REG_MULTI_SZ}; an empty text cannot be an element. */
    record Texts(List<String> texts) implements RegistryValue {
        /** Takes a copy. */
        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public String shown() {
            return texts.size() + (texts.size() == 1 ? " line" : " lines");
        }
    }

    /**
     * {@code REG_BINARY}, and what has a type that is not used here.
     *
     * @param hex two digits for each byte
     */
    record Binary(String hex) implements RegistryValue {
        @Override
        public String shown() {
            return hex.length() / 2 + " bytes";
        }

        /** @return the bytes read as UTF-16, as Office writes texts into its lists */
        public String asText() {
            return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_16LE);
        }
    }
}
