// Collects what Outlook's events name until it is sent; a burst becomes one message. Portable.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "state/item.h"
#include "text/json.h"

namespace crmbridge {

// For use under a lock of the owner.
class HintBatch {
public:
    // Most items of one message; beyond it the service is told to look itself.
    static constexpr std::size_t kMost = 200;

    // An item was added or changed.
    void touched(ItemKey item);
    // Something changed, unknown what.
    void unknown() { unknown_ = true; }

    bool empty() const { return items_.empty() && !unknown_; }

    // The body of POST /api/addin/events; the batch is empty afterwards.
    std::string take();

private:
    std::vector<ItemKey> items_;
    std::unordered_set<std::string> seen_;
    bool unknown_ = false;
};

}  // namespace crmbridge
