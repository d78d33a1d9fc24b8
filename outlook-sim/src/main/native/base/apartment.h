// Where the sinks of events run, and what a thread does while it waits for an answer.
#pragma once

#include <windows.h>

#include <functional>

namespace relay {

class Apartment {
public:
    virtual ~Apartment() = default;
    // Runs work in the apartment and returns when it has ended.
    virtual void run(const std::function<void()>& work) = 0;
    // Whether the calling thread may use the objects.
    virtual bool allowsThisThread() const = 0;
    // Whether the calling thread does work of the apartment while it waits for an answer.
    virtual bool serves() const = 0;
    // Returns when the event is set; until then the calling thread does work of the apartment.
    virtual void serveUntil(HANDLE event) = 0;
};

// Any thread: for clients in other processes.
class AnyThread final : public Apartment {
public:
    void run(const std::function<void()>& work) override { work(); }
    bool allowsThisThread() const override { return true; }
    bool serves() const override { return false; }
    void serveUntil(HANDLE) override {}
};

}  // namespace relay
