package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.MailboxException.Problem;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Works out changes of folders; used under the lock. */
final class FolderChanges {
    private final MailboxIndex index;
    private final RandomGenerator random;

    FolderChanges(MailboxIndex index, RandomGenerator random) {
        this.index = index;
        this.random = random;
    }

    SimMailbox.Change<SimFolder> added(String parentId, String name, int itemType) {
        SimFolder parent = folder(parentId);
        requireFree(parentId, name);
        SimFolder folder = new SimFolder(
                GlobalIds.entryId(random, parent.storeId().substring(0, 32)),
                parent.storeId(),
                parentId,
                name,
                null,
                itemType,
                Map.of());
        return new SimMailbox.Change<>(
                List.of(new StateChange.PutFolder(folder)), List.of(new MailboxEvent.FolderAdded(folder)), folder);
    }

    SimMailbox.Change<SimFolder> renamed(String entryId, String name) {
        SimFolder before = own(entryId);
        String parentId = before.parentId();
        if (parentId != null && !before.name().equalsIgnoreCase(name)) {
            requireFree(parentId, name);
        }
        return changed(before, before.withName(name));
    }

    SimMailbox.Change<SimFolder> withField(String entryId, String name, int type) {
        SimFolder before = folder(entryId);
        return changed(before, before.withUserField(name, type));
    }

    SimMailbox.Change<SimFolder> removed(String entryId) {
        SimFolder folder = own(entryId);
        boolean used = !index.items(entryId).isEmpty()
                || index.folders().stream().anyMatch(other -> entryId.equals(other.parentId()));
        if (used) {
            throw new MailboxException(Problem.INVALID, "the folder " + folder.name() + " is not empty");
        }
        return new SimMailbox.Change<>(
                List.of(new StateChange.DropFolder(entryId)), List.of(new MailboxEvent.FolderRemoved(folder)), folder);
    }

    private SimMailbox.Change<SimFolder> changed(SimFolder before, SimFolder after) {
        return new SimMailbox.Change<>(
                List.of(new StateChange.PutFolder(after)),
                List.of(new MailboxEvent.FolderChanged(before, after)),
                after);
    }

    private SimFolder folder(String entryId) {
        SimFolder folder = index.folder(entryId);
        if (folder == null) {
            throw new MailboxException(Problem.NOT_FOUND, "there is no folder " + entryId);
        }
        return folder;
    }

    private SimFolder own(String entryId) {
        SimFolder folder = folder(entryId);
        if (folder.role() != null || folder.parentId() == null) {
            throw new MailboxException(Problem.INVALID, "the folder " + folder.name() + " belongs to its store");
        }
        return folder;
    }

    private void requireFree(String parentId, String name) {
        boolean taken = index.folders().stream()
                .anyMatch(other ->
                        parentId.equals(other.parentId()) && other.name().equalsIgnoreCase(name));
        if (taken || name.isBlank()) {
            throw new MailboxException(Problem.INVALID, "a folder cannot be named '" + name + "' here");
        }
    }
}
