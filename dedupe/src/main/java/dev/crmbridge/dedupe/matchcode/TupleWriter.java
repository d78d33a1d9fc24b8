package dev.crmbridge.dedupe.matchcode;

import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes canonical tuples one after the other into one buffer: the same bytes as {@link Matchcoder} makes, without an
 * object for each value. For rows of files, of which there are many.
 *
 * <p>Call {@link #begin}, then {@link #text} or {@link #value} once per criterion in the order of the rule, then
 * {@link #complete}. Not thread-safe.
 */
public final class TupleWriter {
    private static final byte TEXT = 1;

    private final List<Criterion> criteria;
    private final PublishedRule rule;
    private final boolean caseSensitive;
    private byte[] tuple = new byte[256];
    private int length;
    private int next;
    private boolean filled;
    private boolean blanked;

    /** @param rule rule and settings to code by */
    public TupleWriter(PublishedRule rule) {
        this.rule = rule;
        this.criteria = rule.rule().criteria();
        this.caseSensitive = rule.rule().caseSensitive();
    }

    /** Forgets the last tuple and starts anew. */
    public void begin() {
        length = 0;
        next = 0;
        filled = false;
        blanked = false;
    }

    /**
     * The value of the next criterion, a text in UTF-8.
     *
     * @return false when the bytes are no UTF-8; the tuple is of no use then
     */
    public boolean text(byte[] utf8, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isAsciiBlank(utf8[start])) {
            start++;
        }
        while (end > start && isAsciiBlank(utf8[end - 1])) {
            end--;
        }
        Criterion criterion = criteria.get(next);
        int size = end - start;
        if (size == 0) {
            next++;
            blank(criterion);
            return true;
        }
        int before = length;
        if (criterion.operator() != Operator.EXACT && !isAscii(utf8, start, end)) {
            return decoded(utf8, start, end);
        }
        if (criterion.length() < size) {
            if (criterion.operator() == Operator.FIRST) {
                end = start + criterion.length();
            } else if (criterion.operator() == Operator.LAST) {
                start = end - criterion.length();
            }
        }
        if (ascii(utf8, start, end)) {
            next++;
            filled = true;
            return true;
        }
        length = before;
        return decoded(utf8, start, end);
    }

    private static boolean isAscii(byte[] utf8, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= utf8[i];
        }
        return all >= 0;
    }

    /** The value of the next criterion, of a kind its operator compares; null is blank. */
    public void value(@Nullable AttributeValue value) {
        Criterion criterion = criteria.get(next++);
        CanonicalValue canonical =
                value == null ? null : CanonicalValue.of(value, criterion, caseSensitive, rule.settings());
        if (canonical == null) {
            blank(criterion);
            return;
        }
        filled = true;
        byte[] text = canonical.text().getBytes(StandardCharsets.UTF_8);
        head(canonical.tag(), text.length);
        System.arraycopy(text, 0, tuple, length, text.length);
        length += text.length;
    }

    /** @return whether the row has a key: {@link #length} bytes of {@link #bytes} */
    public boolean complete() {
        return !blanked && (filled || rule.settings().allBlankMatches());
    }

    /** @return the buffer; valid until {@link #begin} */
    public byte[] bytes() {
        return tuple;
    }

    /** @return number of bytes written */
    public int length() {
        return length;
    }

    private boolean decoded(byte[] utf8, int from, int to) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8, from, to - from))
                    .toString();
        } catch (CharacterCodingException broken) {
            return false;
        }
        value(new AttributeValue.Text(text));
        return true;
    }

    /** @return false when there is more than ASCII in it; what was written is of no use then */
    private boolean ascii(byte[] utf8, int from, int to) {
        int size = to - from;
        head(TEXT, size);
        byte[] target = tuple;
        int all = 0;
        if (caseSensitive) {
            for (int i = from, at = length; i < to; i++, at++) {
                byte c = utf8[i];
                all |= c;
                target[at] = c;
            }
        } else {
            for (int i = from, at = length; i < to; i++, at++) {
                int c = utf8[i];
                all |= c;
                target[at] = (byte) (c + (c >= 'A' && c <= 'Z' ? 0x20 : 0));
            }
        }
        length += size;
        return all >= 0;
    }

    private void head(byte tag, int size) {
        if (tuple.length - length < size + 6) {
            tuple = Arrays.copyOf(tuple, Math.max(tuple.length * 2, length + size + 6));
        }
        tuple[length++] = tag;
        length = CanonicalTuple.putLength(tuple, length, size);
    }

    private void blank(Criterion criterion) {
        if (criterion.ignoreBlank() || criteria.size() == 1) {
            blanked = true;
        }
        if (tuple.length == length) {
            tuple = Arrays.copyOf(tuple, tuple.length * 2);
        }
        tuple[length++] = 0;
    }

    private static boolean isAsciiBlank(byte c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
    }
}
