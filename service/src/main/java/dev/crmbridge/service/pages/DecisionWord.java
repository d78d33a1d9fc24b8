package dev.crmbridge.service.pages;

import dev.crmbridge.web.text.StateWord;
import java.util.Arrays;

/** What was decided about an item, for people. The machine words are those of {@code /api/why}. */
public enum DecisionWord {
    UPDATE_CRM("update-crm", "Sent to CRM", "Send to CRM"),
    UPDATE_OUTLOOK("update-outlook", "Taken over into Outlook", "Take over into Outlook"),
    AGREE("agree", "Both sides agree", "Both sides agree"),
    HOLD("hold", "Not sent", "Do not send"),
    RELEASE("release", "No longer held back", "Hold back no longer"),
    KEEP_VALUE("keep-value", "Both values kept", "Keep both values"),
    UNLINK("unlink", "Link removed", "Remove the link"),
    DELETE_RECORD("delete-record", "Deleted in CRM", "Delete in CRM"),
    DELETE_ITEM("delete-item", "Moved to Deleted Items", "Move to Deleted Items"),
    WAIT("wait", "Checking again", "Check again"),
    PARK("park", "On hold", "Ask you first"),
    UNPARK("unpark", "No longer on hold", "Ask no longer"),
    ADOPT("adopt", "Link taken over", "Take over the link"),
    NOT_ADOPTED("not-adopted", "Link not taken over", "Do not take over the link"),
    UNMARK_COPY("unmark-copy", "Copy is not tracked", "Remove the mark of the copy"),
    CREATE_ITEM("create-item", "Brought from CRM", "Create in Outlook"),
    TAKE_BACK("take-back", "Taken back", "Take back"),
    NOT_TAKEN_BACK("not-taken-back", "Not taken back", "Do not take back"),
    LINK("link", "Linked again", "Link again"),
    NOT_DONE("not-done", "Not done yet", "Not done yet");

    private final String machine;
    private final String label;
    private final String planned;

    DecisionWord(String machine, String label, String planned) {
        this.machine = machine;
        this.label = label;
        this.planned = planned;
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

    /**
     * @param action an action ({@code update-crm}) that was only planned
     * @return the words for it; the action itself when there are none
     */
    public static String planned(String action) {
        return Arrays.stream(values())
                .filter(word -> word.machine.equals(action))
                .findFirst()
                .map(word -> word.planned)
                .orElse(action);
    }
}
