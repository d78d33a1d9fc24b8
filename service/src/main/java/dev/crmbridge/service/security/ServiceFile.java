package dev.crmbridge.service.security;

import dev.crmbridge.service.data.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code service.json} in the data folder tells this user's programs: where the service is and with which token. Written
 * at each start, readable by its user only, removed at an orderly end.
 *
 * @param url address without trailing slash
 * @param token bearer token of this run
 * @param pid process of the service
 * @param version version of the product
 */
public record ServiceFile(String url, String token, long pid, String version) {
    /** Name of the file in the data folder. */
    public static final String NAME = "service.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Writes the file as a whole. */
    public void writeTo(Path dataFolder) throws IOException {
        PrivateFiles.write(dataFolder.resolve(NAME), JSON.writeValueAsString(this));
    }

    /** @return the content; empty when there is no file or it is not ours */
    public static Optional<ServiceFile> read(Path dataFolder) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readString(dataFolder.resolve(NAME)), ServiceFile.class));
        } catch (NoSuchFileException notStarted) {
            return Optional.empty();
        } catch (JacksonException notOurs) {
            return Optional.empty();
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "ServiceFile[" + url + ", " + pid + "]";
    }
}
