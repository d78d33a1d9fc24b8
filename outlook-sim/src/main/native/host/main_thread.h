// Outlook's main thread: a single-threaded apartment with a message loop, on which add-ins live.
#pragma once

#include <atomic>
#include <deque>
#include <memory>

#include "base/apartment.h"
#include "base/handle.h"
#include "base/lock.h"

namespace relay {

// Work comes from other threads; it is done by the loop, or while the thread waits inside a call of its own, as Outlook
// fires events inside a call that causes them.
class MainThread final : public Apartment {
public:
    // On the thread that becomes it.
    MainThread();
    // Does work and dispatches messages for ever.
    void loop();

    void run(const std::function<void()>& work) override;
    bool allowsThisThread() const override { return GetCurrentThreadId() == thread_; }
    bool serves() const override { return allowsThisThread(); }
    void serveUntil(HANDLE event) override;

    // Runs work and returns when it has ended. Throws what the work throws, and std::runtime_error when the thread does
    // not come to it in time.
    void ask(const std::function<void()>& work, DWORD withinMs);

private:
    struct Task {
        std::function<void()> work;
        Handle done{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
        std::atomic<bool> given{false};
    };

    std::shared_ptr<Task> post(const std::function<void()>& work);
    void workOnce();

    const DWORD thread_ = GetCurrentThreadId();
    const Handle posted_{CreateEventW(nullptr, FALSE, FALSE, nullptr)};
    Mutex mutex_;
    std::deque<std::shared_ptr<Task>> tasks_;
};

}  // namespace relay
