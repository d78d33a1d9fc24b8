package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore.Codes;
import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The matchcodes of one side of one rule, without an object for any of them: each has a slot, a number. Codes that more than
 * {@link #FEW} records have are kept sorted, with objects. Not thread-safe; looking up from several threads is safe while nothing
 * changes.
 */
final class RuleTable {
    /** How many records with the same code are sorted anew at each look-up. */
    static final int FEW = 32;

    /** Behind the name of every type. */
    private static final String LAST = "\uffff";

    /** By the slot too, for two values of one record that have the same code by chance. */
    private record Name(String id, String type, int slot) implements Comparable<Name> {
        private static final Comparator<Name> BY_ID =
                Comparator.comparing(Name::id).thenComparing(Name::type).thenComparingInt(Name::slot);

        @Override
        public int compareTo(Name other) {
            return BY_ID.compare(this, other);
        }
    }

    /** Slots found in one look-up. */
    private static final class Found {
        private int[] slots = new int[2];
        private int size;

        void add(int slot) {
            if (size == slots.length) {
                slots = Arrays.copyOf(slots, 2 * size);
            }
            slots[size++] = slot;
        }

        int[] slots() {
            return Arrays.copyOf(slots, size);
        }
    }

    private final String ruleId;
    private final Side side;
    private final CompactCodes codes = new CompactCodes(0);
    private final RecordSlots slots = new RecordSlots();
    private final BitSet inactive = new BitSet();
    private final Map<Matchcode, TreeSet<Name>> common = new HashMap<>();
    private CanonicalBytes values = new CanonicalBytes();
    /** Where the values of a slot lie. */
    private int[] positions = new int[16];

    private int records;

    RuleTable(String ruleId, Side side) {
        this.ruleId = ruleId;
        this.side = side;
    }

    /** @return number of records with at least one code */
    int records() {
        return records;
    }

    /** @param entries of one record, with different codes; they replace those it had */
    void put(List<Entry> entries) {
        remove(entries.get(0).type(), entries.get(0).id());
        entries.forEach(this::add);
        records++;
    }

    /** The same as {@link #put} or {@link #remove} for each in turn, but what they will look into is read ahead for all of them. */
    void replace(List<Codes> records) {
        slots.readAhead(records);
        codes.readAhead(records.stream()
                .flatMap(record -> record.entries().stream())
                .mapToLong(entry -> entry.code().high())
                .toArray());
        for (Codes record : records) {
            if (record.entries().isEmpty()) {
                remove(record.type(), record.id());
            } else {
                put(record.entries());
            }
        }
    }

    private void add(Entry entry) {
        int slot = slots.add(entry.type(), entry.id());
        if (slot == positions.length) {
            positions = Arrays.copyOf(positions, slot + (slot >> 2));
        }
        positions[slot] = values.add(entry.code().low(), entry.canonical());
        inactive.set(slot, !entry.active());
        @Nullable TreeSet<Name> group = common.isEmpty() ? null : common.get(entry.code());
        if (group == null) {
            codes.put(slot, entry.code().high());
            sortIfCommon(entry.code());
        } else {
            codes.setAside(slot, entry.code().high());
            group.add(name(slot));
        }
    }

    private void sortIfCommon(Matchcode code) {
        if (codes.count(code.high(), FEW) <= FEW) {
            return;
        }
        int[] found = slotsWith(code);
        if (found.length > FEW) {
            TreeSet<Name> group = new TreeSet<>();
            for (int slot : found) {
                codes.setAside(slot, code.high());
                group.add(name(slot));
            }
            common.put(code, group);
        }
    }

    /** Removes all codes of a record; nothing happens when it has none. */
    void remove(String type, String id) {
        int slot = slots.any(type, id);
        if (slot == RecordSlots.NONE) {
            return;
        }
        for (; slot != RecordSlots.NONE; slot = slots.any(type, id)) {
            removeSlot(slot);
        }
        records--;
        if (values.mostlyHoles()) {
            closeHoles();
        }
    }

    private void removeSlot(int slot) {
        if (codes.isAside(slot)) {
            Matchcode code = new Matchcode(codes.code(slot), values.low(positions[slot]));
            common.computeIfPresent(code, (key, group) -> {
                group.remove(name(slot));
                return group.isEmpty() ? null : group;
            });
        }
        codes.remove(slot);
        values.drop(positions[slot]);
        slots.giveBack(slot);
    }

    private void closeHoles() {
        CanonicalBytes copy = new CanonicalBytes();
        for (int slot = 0; slot < slots.limit(); slot++) {
            if (codes.holds(slot)) {
                positions[slot] = copy.add(values.low(positions[slot]), values.canonical(positions[slot]));
            }
        }
        values = copy;
    }

    /** @return entries with this code and an id greater than {@code after}, at most {@code most}, in the order of their ids */
    List<Entry> find(Matchcode code, String after, int most) {
        @Nullable TreeSet<Name> group = common.isEmpty() ? null : common.get(code);
        if (group != null) {
            return group.tailSet(new Name(after, LAST, Integer.MAX_VALUE), false).stream()
                    .limit(most)
                    .map(name -> entry(name.slot(), code))
                    .toList();
        }
        List<Entry> found = new ArrayList<>();
        for (int slot : slotsWith(code)) {
            if (slots.id(slot).compareTo(after) > 0) {
                found.add(entry(slot, code));
            }
        }
        found.sort(Comparator.comparing(Entry::id).thenComparing(Entry::type));
        return found.size() <= most ? found : found.subList(0, most);
    }

    /** Reads codes of few records only, unless others share the upper half of the code by chance. */
    private int[] slotsWith(Matchcode code) {
        Found found = new Found();
        codes.find(code.high(), slot -> {
            if (values.low(positions[slot]) == code.low()) {
                found.add(slot);
            }
        });
        return found.slots();
    }

    private Entry entry(int slot, Matchcode code) {
        return new Entry(
                ruleId,
                side,
                slots.type(slot),
                slots.id(slot),
                !inactive.get(slot),
                code,
                values.canonical(positions[slot]));
    }

    private Name name(int slot) {
        return new Name(slots.id(slot), slots.type(slot), slot);
    }

    StoreMemory memory() {
        return new StoreMemory(
                codes.size(),
                codes.memoryBytes(),
                slots.memoryBytes() + 4L * positions.length + inactive.size() / 8,
                values.memoryBytes());
    }
}
