// A thread that holds the add-in's DLL in memory until it has ended, and an event that wakes or stops it.
#pragma once

#include <functional>

#include "os/win.h"

namespace crmbridge {

class Thread {
public:
    Thread() = default;
    ~Thread() = default;

    // work: runs once; must not throw.
    bool start(std::function<void()> work);

    // Waits until it ended; false when that took longer. It then goes on by itself, with the DLL held.
    bool join(DWORD millis);

private:
    Handle thread_;
};

// Manual events stay set, automatic ones wake one waiter.
inline Handle newEvent(bool manual) {
    return Handle(CreateEventW(nullptr, manual ? TRUE : FALSE, FALSE, nullptr));
}

}  // namespace crmbridge
