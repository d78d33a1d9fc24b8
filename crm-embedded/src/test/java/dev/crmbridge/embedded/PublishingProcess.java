package dev.crmbridge.embedded;

import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A process of its own that goes on publishing and writes contacts until it is killed. It says what was answered, and
 * each contact before it asks to delete it.
 */
final class PublishingProcess {
    private PublishingProcess() {}

    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[1]);
        TestCrm crm = new TestCrm(Path.of(arguments[0]));
        for (int writer = 0; writer < 2; writer++) {
            ContactWriter changes = new ContactWriter(crm, new SplittableRandom(seed + writer));
            Thread thread = new Thread(() -> {
                while (true) {
                    System.out.println(changes.step(id -> System.out.println("?" + id)));
                }
            });
            thread.start();
        }
    }
}
