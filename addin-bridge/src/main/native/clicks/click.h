// What a person pressed, on its way to the service. Portable.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "os/clock.h"
#include "state/item.h"

namespace crmbridge {

// Most items of one click (the service refuses more, too).
inline constexpr int kMostItemsOfClick = 20;

// What a control stands for.
struct Action {
    // Word of the API: track, untrack, regarding, parent, view; "page" opens a page of the service; "link" opens a record that the
    // state names (record, regarding, parent); empty = nothing.
    std::string command;
    // track: table to create, empty = the kind's own; page: its path; link: which.
    std::string detail;
    // regarding and parent: chosen record, unknown = ask.
    RecordRef target;

    bool needsItems() const { return command != "page" && !command.empty(); }
};

struct Click {
    Action action;
    std::vector<ItemKey> items;
    Millis at = 0;
};

// The body of POST /api/commands.
std::string commandBody(const Click& click);

// Clicks that wait for the service, oldest first. Bounded: what comes too often or waits too long is given back to be told.
// For use under a lock of the owner.
class ClickQueue {
public:
    static constexpr std::size_t kMost = 50;
    // How long a click may wait for the service, in milliseconds. Later the person will have gone on and would be surprised.
    static constexpr Millis kPatience = 180'000;

    // False when too many wait already.
    bool push(Click click);
    // Takes the oldest; false when none waits.
    bool pop(Click& into);
    // Puts one back to the front, because the service went away before it took it.
    void giveBack(Click click);
    // Takes out the ones that waited too long.
    std::vector<Click> expired(Millis now);

    std::size_t size() const { return waiting_.size(); }

private:
    std::deque<Click> waiting_;
};

}  // namespace crmbridge
