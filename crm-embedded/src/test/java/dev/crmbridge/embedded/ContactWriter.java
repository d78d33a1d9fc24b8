package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Creates, changes and deletes contacts at random. Belongs to one thread. */
final class ContactWriter {
    private static final int KEYS = 60_000;

    private final TestCrm crm;
    private final SplittableRandom random;
    private final List<String> ids;

    ContactWriter(TestCrm crm, SplittableRandom random) {
        this(crm, random, List.of());
    }

    /** @param known contacts that this writer alone may change and delete */
    ContactWriter(TestCrm crm, SplittableRandom random, List<String> known) {
        this.crm = crm;
        this.random = random;
        this.ids = new ArrayList<>(known);
    }

    /** One change; what was done once the server has answered, {@code +id} or {@code -id}. */
    String step() {
        return step(id -> {});
    }

    /** @param deleting told the contact before the server is asked to delete it */
    String step(Consumer<String> deleting) {
        String body = "{\"lastname\":\"Kim\",\"emailaddress1\":"
                + (random.nextInt(8) == 0 ? "null" : "\"" + StoredContacts.address(random, KEYS) + "\"") + "}";
        int kind = ids.isEmpty() ? 0 : random.nextInt(3);
        if (kind == 0) {
            Answer created = crm.post("admin", "contacts", body);
            assertThat(created.status()).as(created.text()).isEqualTo(204);
            ids.add(created.id());
            return "+" + created.id();
        }
        String id = ids.get(random.nextInt(ids.size()));
        if (kind == 2) {
            ids.remove(id);
            deleting.accept(id);
        }
        Answer answer = kind == 1
                ? crm.patch("admin", "contacts(" + id + ")", body)
                : crm.delete("admin", "contacts(" + id + ")");
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        return (kind == 1 ? "+" : "-") + id;
    }
}
