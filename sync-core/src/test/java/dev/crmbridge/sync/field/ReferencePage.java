package dev.crmbridge.sync.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the reference that is made from the code. {@code -Dpages.write=true} writes it instead of checking it. */
public final class ReferencePage {
    private ReferencePage() {}

    /**
     * @param name file name in {@code docs/reference}
     * @param made what the page has to say
     */
    public static void check(String name, String made) throws IOException {
        String text = made.replace("\r\n", "\n");
        Path page = Path.of("..", "docs", "reference", name);
        if (Boolean.getBoolean("pages.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        }
        assertThat(Files.exists(page) ? Files.readString(page).replace("\r\n", "\n") : "")
                .as("docs/reference/%s is stale; run this test with -Dpages.write=true", name)
                .isEqualTo(text);
    }
}
