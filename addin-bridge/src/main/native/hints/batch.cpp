#include "hints/batch.h"

#include <utility>

namespace crmbridge {

void HintBatch::touched(ItemKey item) {
    if (item.entryId.empty() || (items_.size() >= kMost && seen_.count(item.entryId) == 0)) {
        unknown_ = true;
    } else if (seen_.insert(item.entryId).second) {
        items_.push_back(std::move(item));
    }
}

std::string HintBatch::take() {
    JsonWriter json;
    json.object().name("items").list();
    for (const ItemKey& item : items_) {
        json.object().name("entryId").value(item.entryId).name("storeId").value(item.storeId).end();
    }
    json.end().name("unknown").value(unknown_);
    items_.clear();
    seen_.clear();
    unknown_ = false;
    return json.end().text();
}

}  // namespace crmbridge
