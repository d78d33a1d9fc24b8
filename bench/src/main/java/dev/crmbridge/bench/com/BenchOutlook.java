package dev.crmbridge.bench.com;

import com.sun.net.httpserver.HttpServer;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.model.ObjectModel;
import dev.crmbridge.outlooksim.relay.Faults;
import dev.crmbridge.outlooksim.relay.RelayAddress;
import dev.crmbridge.outlooksim.relay.RelayServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A simulated Outlook with tasks, and the relay program that shows it to COM. */
final class BenchOutlook implements AutoCloseable {
    private final SimMailbox mailbox;
    private final ObjectModel model;
    private final RelayServer server;
    private final HttpServer locator;
    private final Process relay;

    private BenchOutlook(SimMailbox mailbox, ObjectModel model, RelayServer server, HttpServer locator, Process relay) {
        this.mailbox = mailbox;
        this.model = model;
        this.server = server;
        this.locator = locator;
        this.relay = relay;
    }

    static BenchOutlook start(String program, int items) throws IOException, InterruptedException {
        SimMailbox mailbox = new SimMailbox(
                new InMemoryMailboxStore(),
                MailboxSettings.in(ZoneOffset.UTC),
                InstantSource.system(),
                new SplittableRandom(1));
        mailbox.createAll(IntStream.range(0, items)
                .mapToObj(i -> new NewItem(
                        ItemKind.TASK,
                        null,
                        List.of(
                                ItemChange.text(Fields.SUBJECT, "Task " + i),
                                ItemChange.text(Fields.BODY, "Three variants, delivery in week " + i % 52))))
                .toList());
        ObjectModel model = new ObjectModel(mailbox);
        RelayServer server = new RelayServer(model, new Faults(), 0);
        HttpServer locator = locator(server.address());
        Path ready = Files.createTempDirectory("bench").resolve("ready.json");
        Process relay = new ProcessBuilder(List.of(
                        program,
                        "--outlook",
                        "http://127.0.0.1:" + locator.getAddress().getPort(),
                        "--ready",
                        ready.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        relay.getOutputStream().close();
        while (!Files.exists(ready)) {
            if (relay.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("the relay ended with " + relay.exitValue());
            }
        }
        return new BenchOutlook(mailbox, model, server, locator, relay);
    }

    SimMailbox mailbox() {
        return mailbox;
    }

    /** The relay ends by itself when the simulated Outlook is gone. */
    @Override
    public void close() {
        server.close();
        try {
            if (!relay.waitFor(30, TimeUnit.SECONDS)) {
                relay.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        locator.stop(0);
        model.close();
        mailbox.close();
    }

    private static HttpServer locator(RelayAddress address) throws IOException {
        byte[] answer = String.format(
                        "{\"host\":\"%s\",\"port\":%d,\"token\":\"%s\"}",
                        address.host(), address.port(), address.token())
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/relay", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}
