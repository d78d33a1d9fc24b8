package dev.crmbridge.sync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {
    @TempDir
    Path folder;

    @Test
    void theSecondOneIsRefusedUntilTheFirstLetsGo() {
        DataFolderLock first = DataFolderLock.take(folder.resolve("data"));
        assertThatThrownBy(() -> DataFolderLock.take(folder.resolve("data")))
                .isInstanceOf(StoreException.InUse.class)
                .hasMessageContaining("--data");
        first.close();

        DataFolderLock second = DataFolderLock.take(folder.resolve("data"));

        assertThat(second).isNotNull();
        second.close();
    }
}
