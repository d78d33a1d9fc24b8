// What a window shows when the ribbon is painted: its selection and what is known about it. Portable.
#pragma once

#include <string>
#include <vector>

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
};

struct Scene {
    Selection selection;
    ItemState state;
    ServiceStatus status;
    std::vector<RecordRef> recent;
    std::vector<RecordRef> recentParents;
};

}  // namespace crmbridge
