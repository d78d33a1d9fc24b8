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

    // The end that comes is wanted: it has this code, whoever notices it.
    void expect(ExitCode code) { expected_ = int(code); }

    [[noreturn]] void now(ExitCode code) {
        DWORD nobody = 0;
        bool first = thread_.compare_exchange_strong(nobody, GetCurrentThreadId());
        if (first && farewell_) farewell_();
        // Clients inside a call must see a server that died, so nothing is finished in order. The thread comes a second
        // time when its farewell needs the simulator that is gone.
        if (first || nobody == GetCurrentThreadId()) TerminateProcess(GetCurrentProcess(), expected_ >= 0 ? UINT(expected_) : UINT(code));
        Sleep(INFINITE);
        ExitProcess(code);
    }

private:
    std::function<void()> farewell_;
    std::atomic<DWORD> thread_{0};
    std::atomic<int> expected_{-1};
};

// Handles, memory and processor time: for tests that must show that nothing grows.
void writeProcessFigures(JsonWriter& out);

}  // namespace relay
