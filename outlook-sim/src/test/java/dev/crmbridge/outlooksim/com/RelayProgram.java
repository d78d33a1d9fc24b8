package dev.crmbridge.outlooksim.com;

import com.sun.net.httpserver.HttpServer;
import dev.crmbridge.bridge.com.jacob.EventSinks;
import dev.crmbridge.bridge.com.jacob.JacobDispatch;
import dev.crmbridge.bridge.com.jacob.JacobLibrary;
import dev.crmbridge.bridge.com.jacob.JacobSettings;
import dev.crmbridge.bridge.com.jacob.OutlookPresence;
import dev.crmbridge.outlooksim.relay.RelayAddress;
import dev.crmbridge.testkit.relay.RelayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The relay program, started for one simulated Outlook: while it runs, Outlook.Application is that one. */
final class RelayProgram implements AutoCloseable {
    static final String FILE = "crmbridge.relay";

    private static final String NATIVE = "crmbridge.native";
    private static final long WITHIN_SECONDS = 60;

    private final RelayProcess relay;
    private final HttpServer locator;

    private RelayProgram(RelayProcess relay, HttpServer locator) {
        this.relay = relay;
        this.locator = locator;
    }

    /** Starts it; Outlook can be attached to when this returns. */
    static RelayProgram start(RelayAddress simulator) {
        try {
            HttpServer locator = locator(simulator);
            Path folder = Files.createTempDirectory("relay");
            Path ready = folder.resolve("ready.json");
            Path output = folder.resolve("output.txt");
            Process process = new ProcessBuilder(List.of(
                            System.getProperty(FILE, ""),
                            "--outlook",
                            "http://127.0.0.1:" + locator.getAddress().getPort(),
                            "--ready",
                            ready.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            return new RelayProgram(RelayProcess.announced(process, ready, output), locator);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** @return a new connection through Jacob */
    static JacobDispatch jacob() {
        if (!Sinks.REGISTERED) {
            throw new IllegalStateException("the event sinks could not be registered");
        }
        Path folder = Path.of(System.getProperty(NATIVE, "native"));
        return JacobDispatch.open(
                JacobLibrary.find(System.getProperties(), folder),
                JacobSettings.standard(folder),
                OutlookPresence.processes());
    }

    /** @return a figure of the relay, e.g. {@code objects} or {@code subscriptions} */
    long figure(String name) {
        try {
            return relay.figure(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends it at once, as a crash of Outlook would. */
    void kill() {
        end("kill");
    }

    @Override
    public void close() {
        end("quit");
        locator.stop(0);
    }

    private void end(String command) {
        try {
            relay.end(command);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer locator(RelayAddress simulator) throws IOException {
        byte[] answer = String.format(
                        "{\"host\":\"%s\",\"port\":%d,\"token\":\"%s\"}",
                        simulator.host(), simulator.port(), simulator.token())
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/relay", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** What the installation does, once. Wine looks for classes in the computer's part of the registry only. */
    private static final class Sinks {
        private static final boolean REGISTERED = EventSinks.classIdsByProgramId().entrySet().stream()
                .allMatch(sink -> List.of("HKLM", "HKCU").stream()
                        .map(root ->
                                registered(root + "\\Software\\Classes\\" + sink.getKey() + "\\CLSID", sink.getValue()))
                        .toList()
                        .contains(true));

        private static boolean registered(String key, String value) {
            try {
                Process reg = new ProcessBuilder("reg.exe", "add", key, "/ve", "/d", value, "/f")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                reg.getOutputStream().close();
                return reg.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS) && reg.exitValue() == 0;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
