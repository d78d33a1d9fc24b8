package dev.crmbridge.bridge.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every registry does, the real one too. */
abstract class RegistryContract {
    private static final RegistryKey OURS = RegistryKey.user("Software\\CRM Bridge contract test");
    private static final RegistryKey BELOW = OURS.child("below");
    private static final String CLSID = "{5B7C1E2A-63C9-4C0F-9A35-0D9C6E6F7A11}";
    private static final RegistryKey WIDE = RegistryKey.user("Software\\Classes\\CLSID\\" + CLSID);
    private static final RegistryKey NARROW = RegistryKey.user("Software\\Classes\\Wow6432Node\\CLSID\\" + CLSID);

    private final Registry registry = registry();

    /** @return the registry under test */
    abstract Registry registry();

    @AfterEach
    void leaveNothing() {
        for (RegistryKey key : List.of(BELOW, OURS, WIDE, NARROW)) {
            registry.values(key).keySet().forEach(name -> registry.deleteValue(key, name));
            registry.deleteIfEmpty(key);
        }
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(registry.exists(OURS)).isFalse();
        assertThat(registry.values(OURS)).isEmpty();
        assertThat(registry.children(OURS)).isEmpty();
        assertThat(registry.text(OURS, "any")).isEmpty();
        assertThat(registry.deleteValue(OURS, "any")).isFalse();
        assertThat(registry.deleteIfEmpty(OURS)).isFalse();
    }

    @Test
    void everyKindOfValueComesBack() {
        List<RegistryValue> values = List.of(
                new RegistryValue.Text("ä 漢字 🎉"),
                new RegistryValue.Text(""),
                new RegistryValue.Number(-1),
                new RegistryValue.Number(3),
                new RegistryValue.Texts(List.of("one", "two ü")),
                new RegistryValue.Binary("00ff1a"));
        for (int i = 0; i < values.size(); i++) {
            registry.write(OURS, "value " + i, values.get(i));
        }
        for (int i = 0; i < values.size(); i++) {
            assertThat(registry.value(OURS, "value " + i)).contains(values.get(i));
        }
        assertThat(registry.values(OURS)).hasSize(values.size());
    }

    @Test
    void theNamelessValueIsTheDefaultOne() {
        registry.write(OURS, "", new RegistryValue.Text("default"));
        assertThat(registry.text(OURS, "")).contains("default");
    }

    @Test
    void writingAgainReplacesAlsoWithAnotherKind() {
        registry.write(OURS, "name", new RegistryValue.Text("old"));
        registry.write(OURS, "NAME", new RegistryValue.Number(7));
        assertThat(registry.number(OURS, "name")).contains(7);
        assertThat(registry.text(OURS, "name")).isEmpty();
        assertThat(registry.values(OURS)).hasSize(1);
    }

    @Test
    void writingMakesTheKeysAboveAndOnlyEmptyOnesGo() {
        registry.write(BELOW, "name", new RegistryValue.Text("text"));

        assertThat(registry.children(OURS)).containsExactly("below");
        assertThat(registry.deleteIfEmpty(OURS)).isFalse();
        assertThat(registry.deleteIfEmpty(BELOW)).isFalse();
        assertThat(registry.deleteValue(BELOW, "name")).isTrue();
        assertThat(registry.deleteIfEmpty(BELOW)).isTrue();
        assertThat(registry.deleteIfEmpty(OURS)).isTrue();
        assertThat(registry.exists(OURS)).isFalse();
    }

    @Test
    void classesFor64And32BitProgramsAreApart() {
        registry.write(WIDE, "", new RegistryValue.Text("64"));
        registry.write(NARROW, "", new RegistryValue.Text("32"));

        assertThat(registry.text(WIDE, "")).contains("64");
        assertThat(registry.text(NARROW, "")).contains("32");
        assertThat(registry.deleteValue(NARROW, "")).isTrue();
        assertThat(registry.deleteIfEmpty(NARROW)).isTrue();
        assertThat(registry.exists(WIDE)).isTrue();
    }

    @Test
    void keysOfTheComputerAreNeverWritten() {
        RegistryKey machine = RegistryKey.machine("Software\\CRM Bridge contract test");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.write(machine, "name", new RegistryValue.Number(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> registry.deleteValue(machine, "name"));
        assertThatIllegalArgumentException().isThrownBy(() -> registry.deleteIfEmpty(machine));
    }
}
