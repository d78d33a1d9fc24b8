package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.DefaultFolder;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.model.EventHub.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The windows on the simulated screen: one explorer with its selection, and any number of inspectors. The public methods
 * are what a person does; thread-safe.
 */
public final class Windows {
    private static final int QUIT = 0xF007;
    private static final int SELECTION_CHANGE = 0xF007;
    private static final int FOLDER_SWITCH = 0xF002;
    private static final int NEW_INSPECTOR = 0xF001;
    private static final int WINDOW_CLOSE = 0xF008;
    private static final int ITEM_CLOSE = 0xF004;

    private final ObjectModel model;
    private final List<InspectorObject> inspectors = new ArrayList<>();
    private List<String> selected = List.of();
    private @Nullable String currentFolderId;
    private @Nullable ExplorerObject explorer;
    private int nextInspector = 1;
    private final AtomicReference<@Nullable Thread> quitter = new AtomicReference<>();

    Windows(ObjectModel model) {
        this.model = model;
    }

    /**
     * Selects items in the explorer, as a click does.
     *
     * @param entryIds the items, in order; empty for none
     * @throws ComException NOT_FOUND when one does not exist; the selection stays then
     */
    public void select(List<String> entryIds) {
        model.enter(() -> {
            entryIds.forEach(id -> model.mailbox().get(id));
            selected = List.copyOf(entryIds);
            return true;
        });
        model.events()
                .post(ExplorerObject.class::isInstance, new Event(EventSets.EXPLORER, SELECTION_CHANGE, List::of));
    }

    /** @return EntryIDs of the selected items; those gone meanwhile are left out */
    public List<String> selection() {
        return model.enter(() -> selected.stream()
                .filter(id -> model.mailbox().find(id).isPresent())
                .toList());
    }

    /** Shows a folder in the explorer; nothing is selected then. */
    public void showFolder(String folderId) {
        model.enter(() -> {
            currentFolderId = model.mailbox()
                    .folder(folderId)
                    .orElseThrow(() -> new ComException(HResult.NOT_FOUND, "there is no such folder"))
                    .entryId();
            selected = List.of();
            return true;
        });
        model.events().post(ExplorerObject.class::isInstance, new Event(EventSets.EXPLORER, FOLDER_SWITCH, List::of));
    }

    /** Opens an item in a window of its own. @return number of the inspector */
    public int open(String entryId) {
        return model.enter(() -> {
            SimItem item = model.mailbox().get(entryId);
            return opened(ItemObject.saved(model, item)).number();
        });
    }

    /** Opens the form of a new item. @return number of the inspector */
    public int openNew(ItemKind kind) {
        return model.enter(() -> opened(ItemObject.unsaved(
                        model, kind, model.mailbox().defaultFolder(kind.home()).entryId()))
                .number());
    }

    /** @return numbers of the open inspectors */
    public List<Integer> open() {
        return model.enter(
                () -> inspectors.stream().map(InspectorObject::number).toList());
    }

    /** Types into an open form: seen by its inspector only until it is saved. */
    public void edit(int inspector, List<ItemChange> changes) {
        model.enter(() -> {
            ItemObject item = inspector(inspector).item();
            changes.forEach(item::change);
            return true;
        });
    }

    /** @return what an open form shows */
    public ItemContent content(int inspector) {
        return model.enter(() -> inspector(inspector).item().view().content());
    }

    /** Saves an open form. @return the saved item */
    public SimItem save(int inspector) {
        return model.enter(() -> {
            ItemObject item = inspector(inspector).item();
            item.save();
            return item.existing();
        });
    }

    /** Closes an open form without saving. */
    public void close(int inspector) {
        model.enter(() -> {
            closed(inspector(inspector));
            return true;
        });
    }

    /** @return EntryID of the item in an open form, empty before its first Save */
    public Optional<String> entryId(int inspector) {
        return model.enter(() -> {
            SimItem saved = inspector(inspector).item().savedItem();
            return saved == null ? Optional.empty() : Optional.of(saved.entryId());
        });
    }

    /** @return EntryID of the folder shown in the explorer */
    public String shownFolder() {
        return model.enter(() -> currentFolder().entryId());
    }

    /** Tells everybody that Outlook ends. */
    public void quit() {
        quitter.set(Thread.currentThread());
        model.events().post(ApplicationObject.class::isInstance, new Event(EventSets.APPLICATION, QUIT, List::of));
    }

    /**
     * Only the thread that carried the call out may end Outlook, once the call is answered; another one would cut the
     * caller off before.
     *
     * @return whether this thread told Outlook to end since it asked last
     */
    public boolean takeQuit() {
        return quitter.compareAndSet(Thread.currentThread(), null);
    }

    ExplorerObject explorer() {
        ExplorerObject known = explorer;
        if (known == null) {
            known = new ExplorerObject(model);
            explorer = known;
        }
        return known;
    }

    SimObject explorers() {
        return new CollectionObject(model, "_Explorers", 60, model.application(), () -> List.of(explorer()));
    }

    SimObject inspectors() {
        return new CollectionObject(model, "_Inspectors", 61, model.application(), () -> List.copyOf(inspectors));
    }

    @Nullable
    SimObject activeInspector() {
        return inspectors.isEmpty() ? null : inspectors.get(inspectors.size() - 1);
    }

    SimObject activeWindow() {
        SimObject inspector = activeInspector();
        return inspector == null ? explorer() : inspector;
    }

    FolderObject currentFolder() {
        String id = currentFolderId;
        return new FolderObject(
                model,
                id == null ? model.mailbox().defaultFolder(DefaultFolder.INBOX).entryId() : id);
    }

    /** The inspector of an item object, opened when there is none. */
    InspectorObject inspectorOf(ItemObject item) {
        return inspectors.stream()
                .filter(inspector -> inspector.item() == item)
                .findFirst()
                .orElseGet(() -> new InspectorObject(model, item, nextInspector++));
    }

    void show(ItemObject item) {
        if (inspectors.stream().noneMatch(inspector -> inspector.item() == item)) {
            opened(item);
        }
    }

    void closeInspectorOf(ItemObject item) {
        List.copyOf(inspectors).stream()
                .filter(inspector -> inspector.item() == item)
                .forEach(this::closed);
    }

    void closed(InspectorObject inspector) {
        if (model.events().ask(source -> source == inspector.item(), new Event(EventSets.ITEM, ITEM_CLOSE, List::of))) {
            throw new ComException(HResult.OPERATION_FAILED, "closing was canceled by an add-in");
        }
        inspectors.remove(inspector);
        model.events().post(source -> source == inspector, new Event(EventSets.INSPECTOR, WINDOW_CLOSE, List::of));
    }

    private InspectorObject opened(ItemObject item) {
        InspectorObject inspector = new InspectorObject(model, item, nextInspector++);
        inspectors.add(inspector);
        model.events()
                .post(
                        source -> source.interfaceName().equals("_Inspectors"),
                        new Event(
                                EventSets.INSPECTORS,
                                NEW_INSPECTOR,
                                () -> List.of(model.objects().export(inspector))));
        return inspector;
    }

    private InspectorObject inspector(int number) {
        return inspectors.stream()
                .filter(inspector -> inspector.number() == number)
                .findFirst()
                .orElseThrow(() -> new ComException(HResult.NOT_FOUND, "there is no open form " + number));
    }
}
