#include "outlook/folders.h"

#include "com/dispatch.h"
#include "outlook/ids.h"

namespace crmbridge {

namespace {

constexpr int kRoots[] = {outlook::kTasksFolder, outlook::kCalendarFolder, outlook::kContactsFolder};
constexpr int kMostBelow = 8;

}  // namespace

bool Folders::watchNext(IDispatch* application) {
    if (watched_.size() >= kMost) return false;
    if (!ahead_.empty()) {
        Ref<IDispatch> folder = ahead_.back();
        ahead_.pop_back();
        watch(folder.get());
        return true;
    }
    if (root_ >= std::size(kRoots)) return false;
    Variant number = Variant::of(kRoots[root_++]);
    Ref<IDispatch> session = objectAt(application, outlook::kSession);
    Ref<IDispatch> folder = invoke(session.get(), outlook::kGetDefaultFolder, {number.get()}).object();
    if (!folder) return true;
    watch(folder.get());
    Ref<IDispatch> below = objectAt(folder.get(), outlook::kFolders);
    int count = invoke(below.get(), outlook::kCount).whole(0);
    for (int i = 1; i <= count && i <= kMostBelow; i++) {
        Variant index = Variant::of(i);
        Ref<IDispatch> child = invoke(below.get(), outlook::kItem, {index.get()}).object();
        if (child) ahead_.push_back(std::move(child));
    }
    return true;
}

void Folders::forget() {
    watched_.clear();
    ahead_.clear();
}

void Folders::watch(IDispatch* folder) {
    Watched watched;
    watched.items = objectAt(folder, outlook::kItems);
    watched.events = Advice::to(watched.items.get(), outlook::kItemsEvents,
                                [this](DISPID id, const DISPPARAMS& arguments) { event(id, arguments); });
    if (watched.events) watched_.push_back(std::move(watched));
}

void Folders::event(DISPID event, const DISPPARAMS& arguments) {
    Millis now = nowMillis();
    if (now - second_ > 1'000) {
        second_ = now;
        named_ = 0;
    }
    bool names = (event == outlook::kItemAdd || event == outlook::kItemChange) && arguments.cArgs == 1 &&
                 arguments.rgvarg[0].vt == VT_DISPATCH && ++named_ <= kNamedPerSecond;
    ItemKey item;
    if (names) item.entryId = textAt(arguments.rgvarg[0].pdispVal, outlook::kEntryId);
    if (item.entryId.empty()) {
        listener_.somethingChanged();
    } else {
        listener_.touched(std::move(item));
    }
}

}  // namespace crmbridge
