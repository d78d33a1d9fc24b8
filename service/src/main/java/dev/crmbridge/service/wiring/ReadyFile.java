package dev.crmbridge.service.wiring;

import dev.crmbridge.service.data.PrivateFiles;
import dev.crmbridge.service.data.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code --ready-file} is told once everything answers: addresses, tokens, process. Parts add what they know; a part that
 * runs in another process adds nothing. Readable by its user only, written as a whole.
 */
public final class ReadyFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Adds a field. */
    public ReadyFile with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** @return the text of a field, or null when no part added it */
    public @Nullable String text(String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    /**
     * Writes the file; a person sees it only when complete.
     *
     * @param file where to, or null for nowhere
     * @throws StartFailure {@code ready-file} when it cannot be written
     */
    public void write(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            PrivateFiles.write(file, JSON.writeValueAsString(fields));
        } catch (IOException failed) {
            throw new StartFailure(
                    "ready-file",
                    "The ready-file " + file.toAbsolutePath() + " could not be written: " + failed.getMessage()
                            + ". Its folder must exist and be writable.",
                    failed);
        }
    }
}
