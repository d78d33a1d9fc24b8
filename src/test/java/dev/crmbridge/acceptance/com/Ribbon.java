package dev.crmbridge.acceptance.com;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.testkit.relay.RelayProcess;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/**
 * A ribbon of the hosted add-in, as a person sees and presses it.
 *
 * @param relay hosts the add-in
 * @param id RibbonID, e.g. {@code Microsoft.Outlook.Contact}
 * @param place tab in it whose CRM group is meant
 * @param waiting how long to wait for what comes by itself
 */
record Ribbon(RelayProcess relay, String id, String place, Waiting waiting) {
    static final String EXPLORER = "Microsoft.Outlook.Explorer";

    /** Presses as soon as a person could. */
    void press(String name) throws Exception {
        waiting.until(name + " can be pressed", () -> presses(name));
    }

    /** Opens the menu and presses; news in between closes it, as in Outlook. */
    void pressIn(String menu, String name) throws Exception {
        waiting.until(name + " can be pressed", () -> {
            return relay.ask("open", "ribbon", id, "id", controlId(menu))
                            .required("ok")
                            .asBoolean()
                    && presses(name);
        });
    }

    /** @return labels in a menu that is opened; none while it cannot be opened */
    List<String> menu(String name) throws IOException {
        return relay.ask("open", "ribbon", id, "id", controlId(name))
                .path("controls")
                .valueStream()
                .map(entry -> entry.path("label").asString("").replace("&&", "&"))
                .toList();
    }

    JsonNode control(String name) throws IOException {
        return shown().required("controls")
                .valueStream()
                .filter(found -> found.required("id").asString().equals(controlId(name)))
                .findFirst()
                .orElseThrow();
    }

    String label(String name) throws IOException {
        return control(name).path("label").asString("");
    }

    boolean visible(String name) throws IOException {
        return control(name).required("visible").asBoolean();
    }

    boolean enabled(String name) throws IOException {
        return control(name).required("enabled").asBoolean();
    }

    /** @return the whole sentence of the ribbon's text, empty when it says nothing */
    String status() throws IOException {
        return control("crmStatus").path("supertip").asString("");
    }

    void until(String what, Callable<Boolean> reached) throws Exception {
        waiting.until(what, reached);
    }

    private boolean presses(String name) throws IOException {
        return relay.ask("press", "ribbon", id, "id", controlId(name))
                .required("ok")
                .asBoolean();
    }

    private String controlId(String name) {
        return name + "_" + place;
    }

    private JsonNode shown() throws IOException {
        JsonNode answer = relay.ask("ribbon", "ribbon", id);
        assertThat(answer.required("ok").asBoolean())
                .describedAs(answer.toString())
                .isTrue();
        return answer;
    }
}
