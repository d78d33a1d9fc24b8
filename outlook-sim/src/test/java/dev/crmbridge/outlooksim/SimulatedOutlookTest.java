package dev.crmbridge.outlooksim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.bridge.com.ComDispatch.Kind;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.relay.RelayDispatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedOutlookTest {
    @TempDir
    private Path folder;

    @Test
    void whatAClientSavedIsThereAtTheNextStart() throws IOException {
        SimItem item;
        try (SimulatedOutlook outlook = SimulatedOutlook.start(settings());
                RelayDispatch client = RelayDispatch.connect(outlook.relayAddress(), false)) {
            item = outlook.mailbox()
                    .create(new NewItem(ItemKind.TASK, null, List.of(ItemChange.text(Fields.SUBJECT, "Before"))));
            ComObject session = object(client.invoke(client.application(), 0xF00B, Kind.CALL, List.of()));
            ComObject opened = object(client.invoke(session, 0x2109, Kind.CALL, List.of(ComValue.of(item.entryId()))));
            client.invoke(opened, 0x0037, Kind.PUT, List.of(ComValue.of("After")));
            client.invoke(opened, 0xF048, Kind.CALL, List.of());
        }
        try (SimulatedOutlook outlook = SimulatedOutlook.start(settings())) {
            assertThat(outlook.mailbox().get(item.entryId()).subject()).isEqualTo("After");
        }
    }

    @Test
    void aSecondSimulatorOnTheSameFolderIsRefusedInWords() throws IOException {
        try (SimulatedOutlook outlook = SimulatedOutlook.start(settings())) {
            assertThatThrownBy(() -> SimulatedOutlook.start(settings()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("used by another simulated Outlook");
            assertThat(outlook.mailbox().stores()).hasSize(2);
        }
    }

    private SimulatedOutlookSettings settings() {
        return new SimulatedOutlookSettings(
                folder, MailboxSettings.in(ZoneId.of("UTC")), () -> Instant.parse("2026-11-02T09:00:00Z"), 0);
    }

    private static ComObject object(ComValue value) {
        return ((ComValue.Obj) value).object();
    }
}
