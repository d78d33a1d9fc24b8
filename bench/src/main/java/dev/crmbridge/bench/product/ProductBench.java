package dev.crmbridge.bench.product;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Measures the product: simulated Outlook and embedded CRM as processes of their own; the service first in this process, where
 * calls and requests can be counted, then as a process, for latency, start and memory.
 *
 * <p>Arguments: the launcher, an empty folder to work in; {@code 5000} as a third one ends before the part with 10,000 links.
 */
public final class ProductBench {
    private static final int STARTS = 5;

    private final PrintStream out;
    private final Path launcher;
    private final Path folder;
    private final boolean whole;

    private ProductBench(PrintStream out, Path launcher, Path folder, boolean whole) {
        this.out = out;
        this.launcher = launcher;
        this.folder = folder;
        this.whole = whole;
    }

    /** Runs everything; results go to standard output. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        boolean whole = arguments.length < 3 || !arguments[2].equals("5000");
        new ProductBench(System.out, Path.of(arguments[0]).toAbsolutePath(), folder, whole).run();
    }

    private void run() throws IOException, InterruptedException {
        say("begin", Instant.now().toString());
        try (ProductProcess outlook = part("outlook", Map.of(), List.of("--port", "0", "--empty"));
                ProductProcess crm = part("crm", Map.of(), List.of("--port", "0", "--empty"))) {
            try (CountedService service = CountedService.start(
                    folder.resolve("service"),
                    outlook.ready("outlookUrl"),
                    crm.ready("crmUrl"),
                    crm.ready("crmToken"))) {
                counts(service, new Desk(new Http(outlook.ready("outlookUrl"), null), service.http()));
            }
            process(outlook, crm, 5_000);
            if (!whole) {
                return;
            }
            try (CountedService service = CountedService.start(
                    folder.resolve("service"),
                    outlook.ready("outlookUrl"),
                    crm.ready("crmUrl"),
                    crm.ready("crmToken"))) {
                grow(new Desk(new Http(outlook.ready("outlookUrl"), null), service.http()), 10_000);
            }
            process(outlook, crm, 10_000);
        }
        say("end", Instant.now().toString());
    }

    private void counts(CountedService service, Desk desk) throws IOException, InterruptedException {
        desk.track(desk.tasks(1, Map.of()));
        desk.settle();
        service.take();
        tracked(service, desk, "track one task", 1, Map.of());
        tracked(service, desk, "track one completed task", 1, Map.of("status", 2));
        tracked(service, desk, "track 20 tasks", 20, Map.of());
        tracked(service, desk, "track 1,000 tasks", 1_000, Map.of());
        grow(desk, 5_000);
        service.awaitQuiet();
        for (int i = 0; i < 3; i++) {
            say("settling run", desk.sync().required("done").toString());
        }
        service.take();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            long begin = System.nanoTime();
            String done = desk.sync().required("done").toString();
            times.add(System.nanoTime() - begin);
            say("no-change run " + (i + 1), millis(times.get(i)) + " " + done + " " + service.take());
        }
        Collections.sort(times);
        say("no-change run, " + desk.linked() + " links, median of 7", millis(times.get(3)));
    }

    private void tracked(CountedService service, Desk desk, String what, int count, Map<String, ?> more)
            throws IOException, InterruptedException {
        var items = desk.tasks(count, more);
        service.awaitQuiet();
        service.take();
        long begin = System.nanoTime();
        desk.track(items);
        desk.settle();
        long took = System.nanoTime() - begin;
        service.awaitQuiet();
        say(what, service.take() + " in " + millis(took) + ", linked now " + desk.linked());
    }

    private void grow(Desk desk, int links) throws IOException, InterruptedException {
        while (desk.linked() < links) {
            int before = desk.linked();
            desk.track(desk.tasks(Math.min(1_000, links - before), Map.of()));
            desk.settle();
            if (desk.linked() == before) {
                throw new IllegalStateException("nothing more was linked than " + before);
            }
        }
    }

    private void process(ProductProcess outlook, ProductProcess crm, int links)
            throws IOException, InterruptedException {
        List<String> arguments = List.of("--outlook", outlook.ready("outlookUrl"), "--crm", crm.ready("crmUrl"));
        Map<String, String> environment = Map.of("CRMBRIDGE_CRM_TOKEN", crm.ready("crmToken"));
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (ProductProcess service = part("start", environment, arguments)) {
                starts.add(service.start().toNanos());
            }
        }
        Collections.sort(starts);
        say("start to ready with " + links + " links, median of " + STARTS, millis(starts.get(STARTS / 2)));
        try (ProductProcess service = part("start", environment, arguments)) {
            var desk = new Desk(
                    new Http(outlook.ready("outlookUrl"), null),
                    new Http(service.ready("bridgeUrl"), service.ready("bridgeToken")));
            say("memory after start", service.residentMebibytes() + " MiB, " + desk.linked() + " links");
            for (int i = 0; i < 3; i++) {
                long begin = System.nanoTime();
                desk.sync();
                say("full pass of the process", millis(System.nanoTime() - begin));
            }
            say("memory after three passes", service.residentMebibytes() + " MiB, " + desk.linked() + " links");
            say("command until 202, first use", desk.latency(20, 1));
            say("command until 202", desk.latency(200, 1));
            say("command until 202", desk.latency(50, 20));
            say("memory after commands", service.residentMebibytes() + " MiB, " + desk.linked() + " links");
        }
    }

    private ProductProcess part(String command, Map<String, String> environment, List<String> more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--data",
                folder.resolve("start".equals(command) ? "service" : command).toString()));
        arguments.addAll(more);
        return ProductProcess.start(launcher, folder, environment, arguments);
    }

    private void say(String what, String result) {
        out.println(what + ": " + result);
        out.flush();
    }

    private static String millis(long nanos) {
        return "%.1f ms".formatted(nanos / 1e6);
    }
}
