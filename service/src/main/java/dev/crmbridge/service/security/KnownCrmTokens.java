package dev.crmbridge.service.security;

import dev.crmbridge.service.data.PrivateFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Sign-in tokens of embedded CRMs on this machine, one user-only file for each address, so that {@code start --crm URL} finds
 * the token of a CRM that the same user started. Only loopback addresses are known here.
 *
 * @param folder where the files lie; created when the first is written
 */
public record KnownCrmTokens(Path folder) {
    /** Remembers the token of the CRM at {@code address}. */
    public void remember(URI address, String token) throws IOException {
        PrivateFiles.createFolder(folder);
        PrivateFiles.write(file(address), token);
    }

    /** Forgets it. */
    public void forget(URI address) throws IOException {
        Files.deleteIfExists(file(address));
    }

    /** @return the token for the CRM at {@code address}; empty when none is known or the address is not on this machine */
    public Optional<String> find(URI address) throws IOException {
        if (!"127.0.0.1".equals(address.getHost()) || address.getPort() < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file(address)).trim());
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        }
    }

    private Path file(URI address) {
        return folder.resolve("crm-" + address.getHost() + "-" + address.getPort() + ".token");
    }
}
