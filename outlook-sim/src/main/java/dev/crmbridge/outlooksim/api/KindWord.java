package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.ItemKind;
import java.util.Arrays;
import java.util.Optional;

/** What the interfaces call the kinds of item. */
public enum KindWord {
    TASK("task", ItemKind.TASK),
    APPOINTMENT("appointment", ItemKind.APPOINTMENT),
    MEETING_REQUEST("meetingRequest", ItemKind.MEETING),
    CONTACT("contact", ItemKind.CONTACT),
    MAIL("mail", ItemKind.MAIL);

    private final String word;
    private final ItemKind kind;

    KindWord(String word, ItemKind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** @return the word, e.g. {@code meetingRequest} */
    public String word() {
        return word;
    }

    /** @return the kind in the mailbox */
    public ItemKind kind() {
        return kind;
    }

    /** @return the word of a kind */
    public static String of(ItemKind kind) {
        return Arrays.stream(values())
                .filter(each -> each.kind == kind)
                .map(KindWord::word)
                .findFirst()
                .orElseThrow();
    }

    /** @return the kind a word means, empty for an unknown word */
    public static Optional<ItemKind> find(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .map(KindWord::kind)
                .findFirst();
    }
}
