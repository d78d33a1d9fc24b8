// What a window shows when the ribbon is painted: its selection and what is known about it. Portable.
#pragma once

#include <string>
#include <vector>

#include "state/group.h"
#include "state/item.h"
#include "state/memory.h"

namespace crmbridge {

// What is selected in a window, read by Outlook's thread between two paintings.
struct Selection {
    // False until the window was looked at.
    bool known = false;
    int count = 0;
    // The first item; its EntryID is empty for one that was never saved.
    ItemKey first;
    // The others as far as they were read; never any of a selection that is too large for one command.
    std::vector<ItemKey> others;

    bool complete() const { return count > 0 && others.size() + 1 == static_cast<std::size_t>(count); }
    std::vector<ItemKey> items() const;
};

inline std::vector<ItemKey> Selection::items() const {
    std::vector<ItemKey> all = {first};
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

struct Scene {
    Selection selection;
    // Of the first item.
    ItemState state;
    // Of several items.
    Group group;
    ServiceStatus status;
    std::vector<RecordRef> recent;
    std::vector<RecordRef> recentParents;
};

}  // namespace crmbridge
