package dev.crmbridge.outlooksim.sample;

import dev.crmbridge.outlooksim.api.ItemReader;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a mailbox with invented tasks, appointments, requests, contacts and mails around today.
 *
 * <p>The items are written as for {@code POST /api/items}; a text {@code @-3} stands for a day and {@code @+1T09:30} for a
 * time of the mailbox's zone, counted from today and moved from weekends to the nearest working day.
 */
public final class SampleMailbox {
    private static final String FILE = "mailbox.json";

    private final SimMailbox mailbox;

    /** @param mailbox to fill */
    public SampleMailbox(SimMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /**
     * Fills the mailbox if it holds no item yet, in one transaction.
     *
     * @return whether it did
     */
    public boolean fillIfEmpty() {
        if (!mailbox.items().isEmpty()) {
            return false;
        }
        JsonNode sample = read();
        sample.required("categories")
                .forEach(category -> mailbox.putCategory(
                        category.required("name").asString(),
                        category.required("color").asInt()));
        RelativeDates dates =
                new RelativeDates(mailbox.rules().now().atZone(mailbox.zone()).toLocalDate(), mailbox.zone());
        ItemReader reader = new ItemReader(mailbox);
        List<NewItem> items = new ArrayList<>();
        for (JsonNode item : sample.required("items")) {
            items.addAll(reader.created(dates.resolved(item)));
        }
        mailbox.createAll(items);
        return true;
    }

    private static JsonNode read() {
        try (InputStream in = SampleMailbox.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + FILE);
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
