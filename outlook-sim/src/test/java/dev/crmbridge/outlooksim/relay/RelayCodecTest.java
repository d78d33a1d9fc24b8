package dev.crmbridge.outlooksim.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.testkit.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RelayCodecTest {
    @Test
    void everyValueComesBackAsItWas() {
        Property.holds("a value survives encoding and decoding", 500, random -> {
            ComValue value = value(random, 3);
            PayloadReader in =
                    new PayloadReader(new PayloadWriter().value(value).bytes());
            assertThat(in.value()).isEqualTo(value);
            in.end();
        });
    }

    @Test
    void garbageIsEitherAValueOrAProtocolError() {
        Property.holds("garbage never does more than a protocol error", 2000, random -> {
            byte[] garbage = new byte[random.nextInt(64)];
            random.nextBytes(garbage);
            if (garbage.length > 1 && random.nextBoolean()) {
                garbage[0] = (byte)
                        List.of(8, 0x0C, 0x11, 9, 10).get(random.nextInt(5)).intValue();
                garbage[1] = (byte) (garbage[0] == 0x0C || garbage[0] == 0x11 ? 0x20 : 0);
            }
            try {
                new PayloadReader(garbage).value();
            } catch (ProtocolException expected) {
                assertThat(expected).hasMessageMatching(".+");
            }
        });
    }

    @Test
    void aValueCutShortIsAProtocolError() {
        Property.holds("a truncated value is refused", 300, random -> {
            byte[] bytes = new PayloadWriter().value(value(random, 3)).bytes();
            byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            assertThatThrownBy(() -> new PayloadReader(cut).value()).isInstanceOf(ProtocolException.class);
        });
    }

    @Test
    void aClaimedSizeIsCheckedBeforeAnythingIsAllocated() {
        byte[] huge =
                new PayloadWriter().u16(0x200C).u8(1).i32(Integer.MAX_VALUE).bytes();
        assertThatThrownBy(() -> new PayloadReader(huge).value()).hasMessageContaining("larger than its frame");
        byte[] wide = new PayloadWriter().u16(0x200C).u8(2).i32(0).i32(-5).bytes();
        assertThatThrownBy(() -> new PayloadReader(wide).value()).hasMessageContaining("larger than its frame");
    }

    @Test
    void arraysCannotBeNestedWithoutEnd() {
        PayloadWriter deep = new PayloadWriter();
        for (int i = 0; i < 100; i++) {
            deep.u16(0x200C).u8(1).i32(1);
        }
        deep.u16(0);
        assertThatThrownBy(() -> new PayloadReader(deep.bytes()).value()).hasMessageContaining("deeply");
    }

    static ComValue value(SplittableRandom random, int depth) {
        switch (random.nextInt(depth > 0 ? 15 : 13)) {
            case 0:
                return ComValue.EMPTY;
            case 1:
                return new ComValue.Null();
            case 2:
                return ComValue.MISSING;
            case 3:
                return new ComValue.Failure(0x8004010F);
            case 4:
                return ComValue.of(random.nextBoolean());
            case 5:
                return new ComValue.I2((short) random.nextInt());
            case 6:
                return ComValue.of(random.nextInt());
            case 7:
                return new ComValue.R8(random.nextDouble(-1e9, 1e9));
            case 8:
                return new ComValue.Date(random.nextDouble(-1000, 949_999));
            case 9:
                return ComValue.of(text(random));
            case 10:
                return ComValue.of(new ComObject(1 + random.nextLong(1L << 40)));
            case 11:
                return ComValue.NOTHING;
            case 12:
                byte[] bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                return new ComValue.Bytes(bytes);
            case 13:
                return new ComValue.Array(values(random, random.nextInt(5), depth));
            default:
                int columns = random.nextInt(4);
                List<List<ComValue>> rows = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    rows.add(values(random, columns, depth));
                }
                return new ComValue.Table(columns, rows);
        }
    }

    private static List<ComValue> values(SplittableRandom random, int count, int depth) {
        List<ComValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(random, depth - 1));
        }
        return values;
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
