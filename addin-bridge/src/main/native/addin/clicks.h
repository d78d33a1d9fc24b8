// Clicks between the callback, which returns at once, and the desk: here the selection is read, a few items at a time.
#pragma once

#include <deque>
#include <functional>

#include "clicks/click.h"
#include "com/dispatch.h"
#include "service/desk.h"
#include "state/memory.h"

namespace crmbridge {

// For Outlook's thread.
class ClickReader {
public:
    // Longest time of one slice, in milliseconds.
    static constexpr Millis kSlice = 4;

    ClickReader(Desk& desk, Memory& memory) : desk_(desk), memory_(memory) {}

    // context: the control's Explorer, Inspector or Selection.
    void add(Action action, Ref<IDispatch> context);

    // Reads for one slice. True while there is more to read.
    bool read();

    void forget() { waiting_.clear(); }

private:
    struct Reading {
        Action action;
        Ref<IDispatch> context;
        Ref<IDispatch> selection;
        int count = -1;
        std::vector<ItemKey> items;
        bool gaveUp = false;
    };

    void begin(Reading& reading);
    void openItem(Reading& reading);
    void next(Reading& reading);
    void finish(Reading& reading);

    Desk& desk_;
    Memory& memory_;
    std::deque<Reading> waiting_;
};

}  // namespace crmbridge
