#include "outlook/windows.h"

#include <algorithm>

#include "clicks/click.h"
#include "com/dispatch.h"
#include "outlook/ids.h"
#include "outlook/reading.h"

namespace crmbridge {

namespace {

// Longest stay on Outlook's thread for items that are read for the ribbon alone.
constexpr Millis kSlice = 4;

Ref<IDispatch> firstArgument(const DISPPARAMS& arguments) {
    return arguments.cArgs == 1 && arguments.rgvarg[0].vt == VT_DISPATCH ? Ref<IDispatch>(arguments.rgvarg[0].pdispVal)
                                                                         : Ref<IDispatch>();
}

}  // namespace

void Windows::watch(IDispatch* application) {
    // The collections must be held, or their events end.
    explorers_ = objectAt(application, outlook::kExplorers);
    inspectors_ = objectAt(application, outlook::kInspectors);
    auto opened = [this](DISPID event, const DISPPARAMS& arguments) {
        if (event == outlook::kNewWindow) take(firstArgument(arguments).get());
    };
    newExplorers_ = Advice::to(explorers_.get(), outlook::kExplorersEvents, opened);
    newInspectors_ = Advice::to(inspectors_.get(), outlook::kInspectorsEvents, opened);
    for (IDispatch* collection : {explorers_.get(), inspectors_.get()}) {
        int count = invoke(collection, outlook::kCount).whole(0);
        for (int i = 1; i <= count; i++) {
            Variant index = Variant::of(i);
            take(invoke(collection, outlook::kItem, {index.get()}).object().get());
        }
    }
}

void Windows::forget() {
    newExplorers_.end();
    newInspectors_.end();
    windows_.clear();
    unknown_.reset();
    explorers_.reset();
    inspectors_.reset();
}

Selection Windows::of(IDispatch* context) {
    Window* window = find(context);
    if (window != nullptr) return window->selection;
    if (context != nullptr && !unknown_) {
        unknown_ = Ref<IDispatch>(context);
        later_();
    }
    // A Selection belongs to an item's context menu: it is what is selected in the explorer that shows it.
    for (const Window& open : windows_) {
        if (!open.inspector) return open.selection;
    }
    return {};
}

bool Windows::lookAgain() {
    // A call into Outlook may let other messages through, and with them this one again.
    if (looking_) {
        later_();
        return false;
    }
    looking_ = true;
    Ref<IDispatch> unknown = std::move(unknown_);
    bool news = take(unknown.get()) != nullptr;
    windows_.remove_if([](const Window& window) { return window.closed; });
    for (Window& window : windows_) {
        if (!window.changed) continue;
        window.changed = false;
        Ref<IDispatch> selected = window.inspector ? Ref<IDispatch>() : objectAt(window.object.get(), outlook::kSelection);
        Selection now = window.inspector ? readOpenItem(window.object.get()) : readSelection(selected.get());
        bool several = now.count > 1 && now.count <= kMostItemsOfClick;
        // Of several the others may have changed where the first and the number did not.
        news = news || several || now.known != window.selection.known || now.count != window.selection.count ||
               now.first.entryId != window.selection.first.entryId || now.first.kind != window.selection.first.kind;
        window.selection = std::move(now);
        window.unread = several ? std::move(selected) : Ref<IDispatch>();
    }
    looking_ = false;
    return news;
}

bool Windows::hasMore() const {
    return std::any_of(windows_.begin(), windows_.end(), [](const Window& window) { return window.unread && !window.closed; });
}

bool Windows::readMore() {
    // Whoever is reading goes on when this call, which Outlook let through, is over.
    if (looking_) return false;
    looking_ = true;
    Millis end = nowMillis() + kSlice;
    for (Window& window : windows_) {
        while (window.unread && !window.closed && nowMillis() < end) {
            Ref<IDispatch> selected = window.unread;
            int index = static_cast<int>(window.selection.others.size()) + 2;
            ItemKey item = readSelected(selected.get(), index);
            // An item that cannot be read leaves the selection incomplete: then the first alone speaks for the others.
            if (item.entryId.empty()) window.unread.reset();
            else window.selection.others.push_back(std::move(item));
            if (window.selection.complete()) window.unread.reset();
        }
    }
    looking_ = false;
    return hasMore();
}

std::vector<Selection> Windows::all() const {
    std::vector<Selection> selections;
    for (const Window& window : windows_) {
        if (!window.closed) selections.push_back(window.selection);
    }
    return selections;
}

Windows::Window* Windows::find(IDispatch* object) {
    Ref<IUnknown> identity = Ref<IDispatch>(object).as<IUnknown>(IID_IUnknown);
    for (Window& window : windows_) {
        if (identity && window.identity.get() == identity.get() && !window.closed) return &window;
    }
    return nullptr;
}

Windows::Window* Windows::take(IDispatch* object) {
    Window* known = find(object);
    if (known != nullptr || object == nullptr) return known;
    int kind = invoke(object, outlook::kClass).whole(0);
    if (kind != outlook::kExplorerClass && kind != outlook::kInspectorClass) return nullptr;
    windows_.emplace_front();
    Window& window = windows_.front();
    window.object = Ref<IDispatch>(object);
    window.identity = window.object.as<IUnknown>(IID_IUnknown);
    window.inspector = kind == outlook::kInspectorClass;
    // The identity outlives the subscription, so a bare pointer is enough to tell the window.
    IUnknown* identity = window.identity.get();
    window.events = Advice::to(object, window.inspector ? outlook::kInspectorEvents : outlook::kExplorerEvents,
                               [this, identity](DISPID id, const DISPPARAMS&) { event(identity, id); });
    later_();
    return &window;
}

void Windows::event(IUnknown* identity, DISPID event) {
    for (Window& window : windows_) {
        if (window.identity.get() != identity) continue;
        if (event == outlook::kClose) {
            window.closed = true;
            window.unread.reset();
            window.events.end();
            window.object.reset();
        } else if (event == outlook::kSelectionChange || event == outlook::kFolderSwitch || event == outlook::kActivate) {
            window.changed = true;
        } else {
            return;
        }
        later_();
        return;
    }
}

}  // namespace crmbridge
