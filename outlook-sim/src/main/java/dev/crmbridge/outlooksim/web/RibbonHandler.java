package dev.crmbridge.outlooksim.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service as the add-in in Outlook sees it. Address and credentials live behind this. Called on server threads, by several
 * at a time; may block for as long as the service takes to accept a command.
 */
public interface RibbonHandler {
    /**
     * A button was pressed: {@code POST /api/commands} of the service.
     *
     * @return the service's answer, unchanged
     * @throws RibbonFailure when the service cannot be reached
     */
    Answer press(Click click);

    /**
     * How an operation stands: {@code GET /api/operations/{op}} of the service.
     *
     * @throws RibbonFailure when the service cannot be reached
     */
    Answer operation(String op);

    /**
     * How the selected items stand and which commands are not possible for them: {@code POST /api/addin/state} of the service.
     *
     * @param selection the items, few enough for one command
     * @throws RibbonFailure when the service cannot be reached
     */
    Answer standings(List<Selected> selection);

    /**
     * How an item is tracked: {@code GET /api/why/{item}} of the service.
     *
     * @param entryId the item
     * @throws RibbonFailure when the service cannot be reached
     */
    Answer why(String entryId);

    /**
     * Makes an address of a page of the service that signs the browser in once.
     *
     * @param path of the page, e.g. {@code /operations/17}
     * @throws RibbonFailure when the service cannot be reached
     */
    URI open(String path);

    /**
     * A pressed button.
     *
     * @param control which
     * @param selection the selected items, in the order they were selected
     * @param as CRM table chosen in the menu of Track, null for the usual one
     * @param regarding record chosen in the menu of Set Regarding, null to be asked
     */
    record Click(
            Control control,
            List<Selected> selection,
            @Nullable String as,
            @Nullable Target regarding) {
        public Click {
            selection = List.copyOf(selection);
        }
    }

    /**
     * A selected item.
     *
     * @param kind {@code task}, {@code appointment}, {@code meetingRequest}, {@code contact} or {@code mail}
     */
    record Selected(String entryId, String storeId, String kind) {}

    /** A CRM record. */
    record Target(String entity, String id) {}

    /**
     * An answer of the service.
     *
     * @param status HTTP status
     * @param json body
     */
    record Answer(int status, String json) {}

    /** The buttons of the CRM group. */
    enum Control {
        TRACK("track"),
        UNTRACK("untrack"),
        REGARDING("regarding"),
        PARENT("parent"),
        VIEW("view");

        private final String word;

        Control(String word) {
            this.word = word;
        }

        /** @return the command's word in the service's API */
        public String word() {
            return word;
        }

        /** @return the control with that word */
        public static Optional<Control> find(String word) {
            for (Control control : values()) {
                if (control.word.equals(word)) {
                    return Optional.of(control);
                }
            }
            return Optional.empty();
        }
    }
}
