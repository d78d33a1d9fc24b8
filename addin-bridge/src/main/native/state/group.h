// What several selected items have in common. Portable, pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "state/item.h"

namespace crmbridge {

// Why a command takes none of several items; empty when it takes one of them or that is not known. Items that it takes are done, and
// the service refuses the others one by one.
struct Group {
    bool mixedKinds = false;
    std::string track;
    std::string untrack;
    std::string regarding;
    std::string parent;

    const std::string& why(std::string_view command) const;
};

// One of the items, with its state; not null.
struct Member {
    const ItemKey* key = nullptr;
    const ItemState* state = nullptr;
};

// complete: whether these are all that is selected. The first stands for those that are not read yet and for those whose state is
// not known: what the person's role does not allow for it, it does not allow for the others of its kind.
Group judge(const std::vector<Member>& members, bool complete);

}  // namespace crmbridge
