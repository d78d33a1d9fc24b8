package dev.crmbridge.embedded;

import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who may sign in, by bearer token. The tokens lie in a file only its user can read. Thread-safe. */
final class Accounts {
    private static final String FILE = "crm-tokens.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, String> tokens;
    private final Map<String, UUID> users;

    private Accounts(Map<String, String> tokens, Map<String, UUID> users) {
        this.tokens = Map.copyOf(tokens);
        this.users = Map.copyOf(users);
    }

    /** Whether this data directory never had accounts: the first start. */
    static boolean noneYet(CrmSettings settings) {
        return !java.nio.file.Files.exists(settings.dataDir().resolve(FILE));
    }

    static Accounts open(CrmSettings settings, SqliteDatabase database, Records records) {
        Path file = settings.dataDir().resolve(FILE);
        try {
            Map<String, String> tokens = read(file);
            Map<String, UUID> users = FirstStart.ensure(database, records, tokens.keySet());
            tokens.keySet().retainAll(users.keySet());
            if (!tokens.keySet().equals(users.keySet())) {
                users.keySet().forEach(name -> tokens.computeIfAbsent(name, n -> random()));
                ObjectNode all = MAPPER.createObjectNode();
                tokens.forEach(all::put);
                UserOnlyFile.write(file, all.toString());
            }
            return new Accounts(tokens, users);
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + file + "' with the CRM's tokens cannot be used.", e);
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> tokens = new LinkedHashMap<>();
        UserOnlyFile.read(file)
                .ifPresent(text -> MAPPER.readTree(text)
                        .properties()
                        .forEach(entry ->
                                tokens.put(entry.getKey(), entry.getValue().asString())));
        return tokens;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Map<String, String> tokens() {
        return tokens;
    }

    Map<String, UUID> users() {
        return users;
    }

    /** The user behind a token, if it is known. Takes the same time for every wrong token of one length. */
    Optional<UUID> userOf(String token) {
        UUID found = null;
        for (Map.Entry<String, String> entry : tokens.entrySet()) {
            if (java.security.MessageDigest.isEqual(
                    entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    token.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
                found = users.get(entry.getKey());
            }
        }
        return Optional.ofNullable(found);
    }
}
