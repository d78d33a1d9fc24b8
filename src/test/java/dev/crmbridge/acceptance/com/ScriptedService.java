package dev.crmbridge.acceptance.com;

import dev.crmbridge.web.access.ChallengeProof;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands where the add-in looks for the service, and behaves well or badly as it is told. Thread-safe. */
final class ScriptedService implements AutoCloseable {
    private static final String TOKEN = "a-token-that-only-the-service-and-its-own-programs-know";

    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Set<Socket> proven = ConcurrentHashMap.newKeySet();
    private final List<String> carriedOut = new ArrayList<>();
    private final Map<Manner, Integer> met = new EnumMap<>(Manner.class);
    private Manner manner = Manner.PROPER;
    private int tokensWithoutProof;
    private int commandsHeldBack;

    private ScriptedService(ServerSocket listener) {
        this.listener = listener;
    }

    static ScriptedService start() throws IOException {
        ScriptedService service = new ScriptedService(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        daemon(service::accept);
        return service;
    }

    /** Says in the data folder that the service is here. */
    void announce(Path data) throws IOException {
        announce(data, listener.getLocalPort());
    }

    /** Says in the data folder that the service is at a port where nobody listens. */
    static void announceNobody(Path data) throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        announce(data, free);
    }

    private static void announce(Path data, int port) throws IOException {
        Path fresh = data.resolve("service.json.new");
        Files.writeString(
                fresh,
                JsonMapper.shared().writeValueAsString(Map.of("url", "http://127.0.0.1:" + port, "token", TOKEN)));
        Files.move(fresh, data.resolve("service.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Behaves like that from now on; what was held back is answered in the new manner. Who cannot prove itself is another program,
     * so the connections of the one before are gone.
     */
    synchronized void behave(Manner now) throws IOException {
        manner = now;
        notifyAll();
        if (now == Manner.STRANGER || now == Manner.MUTE) {
            closeConnections();
        }
    }

    /** @return how often it met the add-in and behaved like that */
    synchronized int met(Manner asked) {
        return met.getOrDefault(asked, 0);
    }

    /** @return how many commands it did not answer at once */
    synchronized int commandsHeldBack() {
        return commandsHeldBack;
    }

    /** @return how many requests brought the token on a connection on which nothing was proven */
    synchronized int tokensWithoutProof() {
        return tokensWithoutProof;
    }

    /** @return EntryIDs for which it accepted a command, in order */
    synchronized List<String> carriedOut() {
        return List.copyOf(carriedOut);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                daemon(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedInputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = new BufferedOutputStream(connection.getOutputStream());
            for (ScriptedRequest request = ScriptedRequest.read(in);
                    request != null;
                    request = ScriptedRequest.read(in)) {
                countToken(request, proven.contains(connection));
                if (!answer(request, connection, out)) {
                    return;
                }
                out.flush();
            }
        } catch (IOException gone) {
            // The add-in gave the connection up, or the test is over.
        } finally {
            connections.remove(connection);
            proven.remove(connection);
        }
    }

    private synchronized void countToken(ScriptedRequest request, boolean proven) {
        if (request.token() && !proven) {
            tokensWithoutProof++;
        }
    }

    /** @return whether the connection goes on */
    private boolean answer(ScriptedRequest request, Socket connection, OutputStream out) throws IOException {
        boolean challenge = request.challenge();
        Manner now = manner(request);
        switch (now) {
            case CLOSES -> {
                return false;
            }
            case GARBAGE -> {
                if (!challenge) {
                    out.write(new byte[] {0, -1, '\r', '\n', 'H', 'T', 'T', 'P', 27, '\r', '\n', '\r', '\n', '{'});
                    return true;
                }
            }
            case HALF -> {
                if (!challenge) {
                    out.write(text("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"operations\":[{\"op\":\"op-"));
                    out.flush();
                    return false;
                }
            }
            case FLOOD -> {
                if (!challenge) {
                    out.write(text("HTTP/1.1 200 OK\r\nX-More: "));
                    out.write(text("x".repeat(1_000_000)));
                    return true;
                }
            }
            case PROPER, STRANGER, MUTE, SLOW -> {}
        }
        if (request.challenge() && now != Manner.STRANGER) {
            proven.add(connection);
        }
        write(out, request, now);
        return true;
    }

    /** Counts the request, and holds it back as long as the manner wants; returns the manner of the answer. */
    private synchronized Manner manner(ScriptedRequest request) throws IOException {
        Manner at = manner;
        if (holds(at, request)) {
            met.merge(at, 1, Integer::sum);
            commandsHeldBack += request.path().equals("/api/commands") ? 1 : 0;
        }
        while (manner == at && holds(at, request)) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(interrupted);
            }
        }
        if (!request.challenge() || manner == Manner.CLOSES || manner == Manner.STRANGER) {
            met.merge(manner, 1, Integer::sum);
        }
        return manner;
    }

    private static boolean holds(Manner manner, ScriptedRequest request) {
        return switch (manner) {
            case MUTE -> true;
            case SLOW -> !request.challenge();
            // News are held back until there is something new.
            case PROPER ->
                request.path().startsWith("/api/addin/news")
                        && !request.path().contains("after=0&")
                        && !request.path().endsWith("wait=0");
            default -> false;
        };
    }

    private void write(OutputStream out, ScriptedRequest request, Manner now) throws IOException {
        String path = request.path();
        if (request.challenge()) {
            String nonce = request.json().required("nonce").asString();
            String token = now == Manner.STRANGER ? "guessed" : TOKEN;
            String proof = new ChallengeProof(token, "service@127.0.0.1:" + listener.getLocalPort()).answer(nonce);
            json(out, 200, Map.of("proof", proof));
        } else if (path.startsWith("/api/addin/news")) {
            json(out, 200, Map.of("run", "r1", "version", 1, "status", Map.of("online", true, "questions", 0)));
        } else if (path.equals("/api/addin/state")) {
            List<Map<String, ?>> states = request.json()
                    .required("items")
                    .valueStream()
                    .<Map<String, ?>>map(item -> Map.of(
                            "entryId",
                            item.required("entryId").asString(),
                            "state",
                            "untracked",
                            "offered",
                            List.of("task")))
                    .toList();
            json(out, 200, Map.of("items", states));
        } else if (path.equals("/api/commands")) {
            json(out, 202, Map.of("operations", accepted(request.json())));
        } else {
            json(out, 202, Map.of());
        }
    }

    private synchronized List<Map<String, String>> accepted(JsonNode command) {
        List<Map<String, String>> operations = new ArrayList<>();
        for (JsonNode item : command.required("items")) {
            String id = item.required("entryId").asString();
            carriedOut.add(id);
            operations.add(Map.of(
                    "op",
                    "op-" + carriedOut.size(),
                    "item",
                    id,
                    "outcome",
                    "linked",
                    "reason",
                    "Number " + carriedOut.size()));
        }
        return operations;
    }

    private static void json(OutputStream out, int status, Object body) throws IOException {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        out.write(text("HTTP/1.1 " + status + " OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\n\r\n"));
        out.write(bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted service");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeConnections();
    }

    private void closeConnections() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
