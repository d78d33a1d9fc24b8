package dev.crmbridge.sync.run;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.plan.Remainder;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What became of a plan so far, until it is stored in one transaction. For one pair. */
final class Applied {
    /** How it ended. */
    enum End {
        /** Everything is done. */
        DONE,
        /** One side changed meanwhile: look again. */
        LOOK_AGAIN,
        /** Something failed; what was done is kept, the rest comes in the next run. */
        FAILED
    }

    private final Map<String, FieldValue> agreed = new HashMap<>();
    private final List<Difference> holds = new ArrayList<>();
    private final Set<String> releases = new HashSet<>();
    private final Set<String> refused = new TreeSet<>();
    private final Map<String, ReasonCode> notWritten = new HashMap<>();
    private final Set<RecordRef> covered = new HashSet<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<Overwritten> overwritten = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Link link;
    private @Nullable Remainder asked;
    private End end = End.DONE;
    private String trouble = "";
    private ReasonCode troubleCode = ReasonCode.SYNC_TRIED_AGAIN;
    int toCrm;
    int toOutlook;
    int unlinked;
    int deleted;
    int conflicts;

    Applied(Link link) {
        this.link = link;
    }

    Link link() {
        return link;
    }

    void link(Link next) {
        link = next;
    }

    void park(Action.Park question) {
        link = link.withParked(question.code());
        asked = question.left();
    }

    /** @return what a person is asked about from now on, if anything */
    Optional<Remainder> asked() {
        return Optional.ofNullable(asked);
    }

    void agree(Map<String, FieldValue> fields) {
        agreed.putAll(fields);
    }

    Map<String, FieldValue> agreed() {
        return agreed;
    }

    void hold(Difference difference) {
        holds.add(difference);
        if (difference.asks()) {
            conflicts++;
        }
    }

    /** The CRM did not let the user write this: the value stays in Outlook until a side changes. */
    void refused(Difference difference) {
        hold(difference);
        refused.add(difference.field());
        notWritten(difference.field(), ReasonCode.NO_PRIVILEGE);
    }

    /** The write would make a duplicate: the value stays in Outlook until a person answers. */
    void duplicate(Difference difference) {
        hold(difference);
        notWritten(difference.field(), ReasonCode.POSSIBLE_DUPLICATES);
    }

    /** The field was to be written and was not, and trying again would come to the same. */
    void notWritten(String field, ReasonCode why) {
        notWritten.put(field, why);
    }

    /** @return why a field that was to be written was not, apart from {@link #trouble} */
    Optional<ReasonCode> notWritten(String field) {
        return Optional.ofNullable(notWritten.get(field));
    }

    Set<String> refused() {
        return refused;
    }

    List<Difference> holds() {
        return holds;
    }

    /** A person saw these as possible duplicates and saved the record. */
    void cover(Set<RecordRef> candidates) {
        covered.addAll(candidates);
    }

    Set<RecordRef> covered() {
        return covered;
    }

    /**
     * A write to the record that was done.
     *
     * @param before the version that the record had to have for it
     * @param version what it gave
     */
    record Overwritten(String before, String version) {}

    void wroteOver(String before, String version) {
        overwritten.add(new Overwritten(before, version));
    }

    /** @return writes to the record, in order */
    List<Overwritten> overwritten() {
        return overwritten;
    }

    /** What a person should know about what was done, as a sentence. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    List<String> remarks() {
        return remarks;
    }

    void release(String field) {
        releases.add(field);
    }

    Set<String> releases() {
        return releases;
    }

    void journal(JournalEntry entry) {
        journal.add(entry);
    }

    List<JournalEntry> journal() {
        return journal;
    }

    /** @param code what kind of trouble it was, for whoever asked for the write */
    void fail(ReasonCode code, String why) {
        end = End.FAILED;
        trouble = why;
        troubleCode = code;
    }

    void lookAgain() {
        end = End.LOOK_AGAIN;
    }

    End end() {
        return end;
    }

    ReasonCode troubleCode() {
        return troubleCode;
    }

    String trouble() {
        return trouble;
    }
}
