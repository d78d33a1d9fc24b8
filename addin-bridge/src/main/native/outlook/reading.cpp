#include "outlook/reading.h"

#include "outlook/ids.h"

namespace crmbridge {

namespace {

ItemKey readWithoutStore(IDispatch* item) {
    ItemKey key;
    key.kind = kindOfMessageClass(textAt(item, outlook::kMessageClass));
    key.entryId = textAt(item, outlook::kEntryId);
    return key;
}

}  // namespace

ItemKey readItem(IDispatch* item) {
    ItemKey key = readWithoutStore(item);
    Ref<IDispatch> folder = objectAt(item, outlook::kParent);
    key.storeId = textAt(folder.get(), outlook::kStoreId);
    return key;
}

Selection readSelection(IDispatch* selection) {
    Selection read;
    read.known = true;
    read.count = invoke(selection, outlook::kCount).whole(0);
    if (read.count > 0) {
        read.first = readSelected(selection, 1);
    }
    return read;
}

ItemKey readSelected(IDispatch* selection, int index) {
    Variant place = Variant::of(index);
    return readWithoutStore(invoke(selection, outlook::kItem, {place.get()}).object().get());
}

Selection readOpenItem(IDispatch* inspector) {
    Selection read;
    Ref<IDispatch> item = objectAt(inspector, outlook::kCurrentItem);
    if (!item) return read;
    read.known = true;
    read.count = 1;
    read.first = readWithoutStore(item.get());
    return read;
}

bool saveTyping(IDispatch* item) {
    bool saved = invoke(item, outlook::kSaved).flag(true);
    if (saved && !textAt(item, outlook::kEntryId).empty()) return true;
    HRESULT answer = S_OK;
    invoke(item, outlook::kSave, {}, &answer);
    return SUCCEEDED(answer);
}

}  // namespace crmbridge
