package dev.crmbridge.service.pages;

import dev.crmbridge.web.text.StateWord;
import java.util.Arrays;

/** What was decided about an item, for people. The machine words are those of {@code /api/why}. */
public enum DecisionWord {
    UPDATE_CRM("update-crm", "Sent to CRM"),
    UPDATE_OUTLOOK("update-outlook", "Taken over into Outlook"),
    AGREE("agree", "Both sides agree"),
    HOLD("hold", "Not sent"),
    RELEASE("release", "No longer held back"),
    KEEP_VALUE("keep-value", "Both values kept"),
    UNLINK("unlink", "Link removed"),
    DELETE_RECORD("delete-record", "Deleted in CRM"),
    DELETE_ITEM("delete-item", "Moved to Deleted Items"),
    WAIT("wait", "Checking again"),
    PARK("park", "On hold"),
    UNPARK("unpark", "No longer on hold"),
    ADOPT("adopt", "Link taken over"),
    NOT_ADOPTED("not-adopted", "Link not taken over"),
    UNMARK_COPY("unmark-copy", "Copy is not tracked"),
    CREATE_ITEM("create-item", "Brought from CRM"),
    LINK("link", "Linked again"),
    NOT_DONE("not-done", "Not done yet");

    private final String machine;
    private final String label;

    DecisionWord(String machine, String label) {
        this.machine = machine;
        this.label = label;
    }

    /**
     * @param decision an action ({@code update-crm}) or a command with its outcome ({@code track: linked})
     * @return the words for it; the decision itself when there are none
     */
    public static String of(String decision) {
        int colon = decision.indexOf(": ");
        if (colon > 0) {
            return OperationLine.command(decision.substring(0, colon)) + ": "
                    + StateWord.of(decision.substring(colon + 2)).label();
        }
        return Arrays.stream(values())
                .filter(word -> word.machine.equals(decision))
                .findFirst()
                .map(word -> word.label)
                .orElse(decision);
    }
}
