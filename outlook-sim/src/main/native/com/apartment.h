// Where the sinks of events run.
#pragma once

#include <functional>

namespace relay {

class Apartment {
public:
    virtual ~Apartment() = default;
    // Runs work and returns when it has ended.
    virtual void run(const std::function<void()>& work) = 0;
    // Whether the calling thread may use the objects.
    virtual bool allowsThisThread() const = 0;
};

// Any thread: for clients in other processes.
class AnyThread final : public Apartment {
public:
    void run(const std::function<void()>& work) override { work(); }
    bool allowsThisThread() const override { return true; }
};

}  // namespace relay
