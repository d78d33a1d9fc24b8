package dev.crmbridge.bridge.registry;

import java.util.Optional;

/**
 * One key.
 *
 * @param root hive it is in
 * @param view which of the two views of 64-bit Windows is meant; the same key in both views may be two keys. What is written
 *     for 32-bit programs is named by its place in the 64-bit view instead ({@code Wow6432Node}), which is exact everywhere
 * @param path names from below the hive, divided by backslashes; neither begins nor ends with one
 */
public record RegistryKey(Root root, View view, String path) {
    /** Hives that are used. */
    public enum Root {
        /** Of the current user; the only one that is ever written. */
        USER("HKCU"),
        /** Of the computer; read only. */
        MACHINE("HKLM");

        private final String label;

        Root(String label) {
            this.label = label;
        }

        /** @return the usual short name */
        public String label() {
            return label;
        }
    }

    /** Views of 64-bit Windows (Microsoft, "Registry Redirector"). On 32-bit Windows both are the same. */
    public enum View {
        /** What 64-bit programs see. */
        BITS64,
        /** What 32-bit programs see. */
        BITS32
    }

    private static final char DIVIDER = '\\';

    /** Refuses a path that could be read in two ways. */
    public RegistryKey {
        if (path.isEmpty() || path.charAt(0) == DIVIDER || path.charAt(path.length() - 1) == DIVIDER) {
            throw new IllegalArgumentException("not the path of a key: “" + path + "”");
        }
    }

    /** @return a key of the current user, as 64-bit programs see it */
    public static RegistryKey user(String path) {
        return new RegistryKey(Root.USER, View.BITS64, path);
    }

    /** @return a key of the computer, as 64-bit programs see it */
    public static RegistryKey machine(String path) {
        return new RegistryKey(Root.MACHINE, View.BITS64, path);
    }

    /** @return the same key in another view */
    public RegistryKey in(View other) {
        return new RegistryKey(root, other, path);
    }

    /** @return a key below this one */
    public RegistryKey child(String name) {
        return new RegistryKey(root, view, path + DIVIDER + name);
    }

    /** @return the key above; empty directly below the hive */
    public Optional<RegistryKey> parent() {
        int end = path.lastIndexOf(DIVIDER);
        return end < 0 ? Optional.empty() : Optional.of(new RegistryKey(root, view, path.substring(0, end)));
    }

    /** @return the last name of the path */
    public String name() {
        return path.substring(path.lastIndexOf(DIVIDER) + 1);
    }

    /** As people write it; the 32-bit view is named, because the usual tools show the other one. */
    @Override
    public String toString() {
        return root.label() + DIVIDER + path + (view == View.BITS32 ? " (32-bit view)" : "");
    }
}
