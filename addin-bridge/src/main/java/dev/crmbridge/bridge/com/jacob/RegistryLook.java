package dev.crmbridge.bridge.com.jacob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values of the Windows registry through {@code reg.exe}: slow, for use at the start only. */
public final class RegistryLook {
    private static final Pattern VALUE = Pattern.compile("\\sREG_(?:EXPAND_)?SZ[ \\t]+([^\\r\\n]*)");
    private static final long WITHIN_SECONDS = 10;

    private RegistryLook() {}

    /** @return the character between the entries of a list, as set in Windows; a comma where nothing is set */
    public static String listSeparator() {
        return text("HKCU\\Control Panel\\International", "sList")
                .filter(text -> !text.isEmpty())
                .orElse(",");
    }

    /**
     * @param name name of the value, empty for the default value of the key
     * @return the text; empty when there is none or it cannot be read
     */
    static Optional<String> text(String key, String name) {
        String windows = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
        List<String> command =
                new ArrayList<>(List.of(Path.of(windows, "System32", "reg.exe").toString(), "query", key));
        command.addAll(name.isEmpty() ? List.of("/ve") : List.of("/v", name));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String answer;
            try (InputStream out = process.getInputStream()) {
                answer = new String(out.readAllBytes(), Charset.defaultCharset());
            }
            if (!process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? value(answer) : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** @return the text in an answer of {@code reg query} */
    static Optional<String> value(String answer) {
        Matcher value = VALUE.matcher(answer);
        return value.find() ? Optional.of(value.group(1).strip()) : Optional.empty();
    }
}
