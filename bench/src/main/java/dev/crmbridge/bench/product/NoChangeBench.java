package dev.crmbridge.bench.product;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Measures full passes in which nothing changed, as often as wished, over a folder that {@link ProductBench} left. Simulated Outlook
 * and embedded CRM are processes of their own, the service is in this process, so that a profiler can look at it.
 *
 * <p>Arguments: the launcher, the folder, passes to warm up, passes to measure.
 */
public final class NoChangeBench {
    private NoChangeBench() {}

    /** Results go to standard output. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        int warm = Integer.parseInt(arguments[2]);
        int measured = Integer.parseInt(arguments[3]);
        try (ProductProcess outlook = ProductProcess.empty(launcher, folder, "outlook");
                ProductProcess crm = ProductProcess.empty(launcher, folder, "crm");
                CountedService service = CountedService.start(
                        folder.resolve("service"),
                        outlook.ready("outlookUrl"),
                        crm.ready("crmUrl"),
                        crm.ready("crmToken"))) {
            var desk = new Desk(new Http(outlook.ready("outlookUrl"), null), service.http());
            int links = desk.linked();
            long[] nanos = new long[measured];
            for (int i = -warm; i < measured; i++) {
                service.take();
                long begin = System.nanoTime();
                String done = desk.sync().required("done").toString();
                long took = System.nanoTime() - begin;
                if (i >= 0) {
                    nanos[i] = took;
                }
                if (i < 0 && i + warm < 3 || i == measured - 1) {
                    System.out.printf("pass %d: %.1f ms %s %s%n", i + warm + 1, took / 1e6, done, service.take());
                }
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "no-change pass, %d links, after %d passes: median of %d %.1f ms, fastest %.1f ms, slowest %.1f ms%n",
                    links, warm, measured, nanos[measured / 2] / 1e6, nanos[0] / 1e6, nanos[measured - 1] / 1e6);
        }
    }
}
