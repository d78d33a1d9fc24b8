package dev.crmbridge.bridge.registry;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The registry of this computer. Only on Windows: elsewhere the class cannot be used. */
public final class WindowsRegistry implements Registry {
    private WindowsRegistry() {}

    /** @return the registry; empty on other systems */
    public static Optional<Registry> ofThisComputer() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? Optional.of(new WindowsRegistry()) : Optional.empty();
    }

    @Override
    public boolean exists(RegistryKey key) {
        return asked("looked for", key, () -> Advapi32Util.registryKeyExists(hive(key), key.path(), view(key)));
    }

    @Override
    public SortedMap<String, RegistryValue> values(RegistryKey key) {
        return ifThere(
                key,
                () -> {
                    SortedMap<String, RegistryValue> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                    for (Map.Entry<String, Object> entry : Advapi32Util.registryGetValues(
                                    hive(key), key.path(), view(key))
                            .entrySet()) {
                        values.put(entry.getKey(), valueOf(entry.getValue()));
                    }
                    return values;
                },
                new TreeMap<>());
    }

    @Override
    public List<String> children(RegistryKey key) {
        return ifThere(
                key,
                () -> Arrays.stream(Advapi32Util.registryGetKeys(hive(key), key.path(), view(key)))
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList(),
                List.of());
    }

    @Override
    public void write(RegistryKey key, String name, RegistryValue value) {
        Registry.requireOwn(key);
        asked("written", key, () -> {
            // True and false are both fine: made now, or there before.
            Advapi32Util.registryCreateKey(hive(key), key.path(), view(key));
            put(key, name, value);
            return true;
        });
    }

    @Override
    public boolean deleteValue(RegistryKey key, String name) {
        Registry.requireOwn(key);
        return ifThere(
                key,
                () -> {
                    Advapi32Util.registryDeleteValue(hive(key), key.path(), name, view(key));
                    return true;
                },
                false);
    }

    @Override
    public boolean deleteIfEmpty(RegistryKey key) {
        Registry.requireOwn(key);
        RegistryKey above =
                key.parent().orElseThrow(() -> new IllegalArgumentException("the hive has no such key to delete"));
        return ifThere(
                key,
                () -> {
                    if (!exists(key) || !values(key).isEmpty() || !children(key).isEmpty()) {
                        return false;
                    }
                    Advapi32Util.registryDeleteKey(hive(key), above.path(), key.name(), view(key));
                    return true;
                },
                false);
    }

    private static void put(RegistryKey key, String name, RegistryValue value) {
        WinReg.HKEY hive = hive(key);
        if (value instanceof RegistryValue.Text text) {
            Advapi32Util.registrySetStringValue(hive, key.path(), name, text.text(), view(key));
        } else if (value instanceof RegistryValue.Number number) {
            Advapi32Util.registrySetIntValue(hive, key.path(), name, number.number(), view(key));
        } else if (value instanceof RegistryValue.Texts texts) {
            String[] lines = texts.texts().toArray(String[]::new);
            Advapi32Util.registrySetStringArray(hive, key.path(), name, lines, view(key));
        } else if (value instanceof RegistryValue.Binary binary) {
            byte[] bytes = HexFormat.of().parseHex(binary.hex());
            Advapi32Util.registrySetBinaryValue(hive, key.path(), name, bytes, view(key));
        }
    }

    private static RegistryValue valueOf(Object value) {
        if (value instanceof String text) {
            return new RegistryValue.Text(text);
        }
        if (value instanceof Integer number) {
            return new RegistryValue.Number(number);
        }
        if (value instanceof String[] texts) {
            return new RegistryValue.Texts(Arrays.asList(texts));
        }
        return new RegistryValue.Binary(
                value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : "");
    }

    private static WinReg.HKEY hive(RegistryKey key) {
        return key.root() == RegistryKey.Root.USER ? WinReg.HKEY_CURRENT_USER : WinReg.HKEY_LOCAL_MACHINE;
    }

    private static int view(RegistryKey key) {
        return key.view() == RegistryKey.View.BITS32 ? WinNT.KEY_WOW64_32KEY : WinNT.KEY_WOW64_64KEY;
    }

    private static <T> T ifThere(RegistryKey key, Supplier<T> call, T otherwise) {
        try {
            return call.get();
        } catch (Win32Exception failed) {
            int code = failed.getErrorCode();
            if (code == WinError.ERROR_FILE_NOT_FOUND || code == WinError.ERROR_PATH_NOT_FOUND) {
                return otherwise;
            }
            throw refused("used", key, failed);
        }
    }

    private static <T> T asked(String what, RegistryKey key, Supplier<T> call) {
        try {
            return call.get();
        } catch (Win32Exception failed) {
            throw refused(what, key, failed);
        }
    }

    private static RegistryException refused(String what, RegistryKey key, Win32Exception failed) {
        return new RegistryException(
                "The registry key " + key + " could not be " + what + ": " + failed.getMessage(), failed);
    }
}
