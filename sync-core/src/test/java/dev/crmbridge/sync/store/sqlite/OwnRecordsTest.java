package dev.crmbridge.sync.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.store.OwnRecords;
import dev.crmbridge.sync.store.Store;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnRecordsTest {
    private static final RecordRef RECORD = new RecordRef("task", new UUID(1, 2));

    private final Store store = SqliteStore.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    private Optional<String> versionAfter(Consumer<OwnRecords> work) {
        return store.inTransaction(tx -> {
            work.accept(tx.ownRecords());
            return tx.ownRecords().version(RECORD);
        });
    }

    @Test
    void aWriteOverTheOwnVersionMovesItOn() {
        assertThat(versionAfter(own -> own.created(RECORD, "1"))).contains("1");
        assertThat(versionAfter(own -> own.written(RECORD, "1", "2"))).contains("2");
        assertThat(versionAfter(own -> own.written(RECORD, "2", "3"))).contains("3");
    }

    @Test
    void aWriteOverSomebodyElsesVersionDoesNot() {
        versionAfter(own -> own.created(RECORD, "1"));

        assertThat(versionAfter(own -> own.written(RECORD, "2", "3"))).contains("1");
    }

    @Test
    void aRecordThatWasNotCreatedHereDoesNotBecomeOwnByWritingToIt() {
        assertThat(versionAfter(own -> own.written(RECORD, "1", "2"))).isEmpty();
        assertThat(versionAfter(own -> own.written(RECORD, "", "2"))).isEmpty();
    }

    @Test
    void aRecordOfTheSameIdInAnotherTableIsAnother() {
        versionAfter(own -> own.created(new RecordRef("letter", RECORD.id()), "1"));

        assertThat(versionAfter(own -> {})).isEmpty();
    }

    @Test
    void whatIsRemovedOrCreatedAnewIsForgotten() {
        versionAfter(own -> own.created(RECORD, "1"));
        assertThat(versionAfter(own -> own.created(RECORD, "9"))).contains("9");
        assertThat(versionAfter(own -> own.remove(RECORD))).isEmpty();
    }
}
