package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.filter.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a filter would do if it were on. Nothing was changed to find out.
 *
 * @param matching records that match now
 * @param come items that would be created or linked again
 * @param here matching records that have a linked item already
 * @param stayOut matching records that would not come, see {@link #examples} for why
 * @param leave items that came by it and would be kept and unlinked, because their record does not match any more
 * @param confirm whether so many would come that a person has to say yes first
 * @param examples some of the records, those that would come first
 * @param trouble why the counts could not be found out, as a sentence, or null; then all counts are 0
 */
public record FilterPreview(
        Filter filter,
        int matching,
        int come,
        int here,
        int stayOut,
        int leave,
        boolean confirm,
        List<Example> examples,
        @Nullable String trouble) {
    /** Most examples of a preview. */
    public static final int MOST_EXAMPLES = 20;

    public FilterPreview {
        examples = List.copyOf(examples);
    }

    /**
     * One record.
     *
     * @param effect what would happen to it
     * @param name what people call it
     * @param reason why, as a sentence
     */
    public record Example(RecordRef record, Effect effect, String name, String reason) {}

    /** What would happen to a record. */
    public enum Effect {
        COME("come"),
        STAY_OUT("stay-out"),
        LEAVE("leave");

        private final String word;

        Effect(String word) {
            this.word = word;
        }

        /** @return the word used in JSON */
        public String word() {
            return word;
        }
    }

    /** @return a preview that could not be made */
    public static FilterPreview failed(Filter filter, String trouble) {
        return new FilterPreview(filter, 0, 0, 0, 0, 0, false, List.of(), trouble);
    }
}
