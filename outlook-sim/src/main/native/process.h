// How this process ends, and what it knows about itself.
#pragma once

#include <windows.h>

#include <atomic>
#include <functional>

#include "base/json.h"

namespace relay {

enum ExitCode : UINT { DONE = 0, FAILED = 1, WRONG_USAGE = 2, SIMULATOR_GONE = 3, KILLED = 9 };

// Ends the process from whatever thread, once. What was announced is taken back first, because a dead entry would stay.
class Ending {
public:
    // Runs first when the process ends. Set once, before anything can end it.
    void onEnd(std::function<void()> farewell) { farewell_ = std::move(farewell); }

    [[noreturn]] void now(ExitCode code) {
        if (!begun_.exchange(true)) {
            if (farewell_) farewell_();
            // Clients inside a call must see a server that died, so nothing is finished in order.
            TerminateProcess(GetCurrentProcess(), code);
        }
        Sleep(INFINITE);
        ExitProcess(code);
    }

private:
    std::function<void()> farewell_;
    std::atomic<bool> begun_{false};
};

// Handles, memory and processor time: for tests that must show that nothing grows.
void writeProcessFigures(JsonWriter& out);

}  // namespace relay
