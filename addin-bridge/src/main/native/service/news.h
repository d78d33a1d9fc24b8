// Asks the service what is new and waits there for an answer (long poll), on a connection and a thread of its own. Portable.
#pragma once

#include <string>

#include "service/desk.h"

namespace crmbridge {

// For the news thread alone.
class News {
public:
    // How long the service may hold an answer back, in seconds, and how long the add-in waits at most, in milliseconds.
    static constexpr int kHold = 25;
    static constexpr Millis kPatience = 40'000;
    // Pause while nobody is there, in milliseconds.
    static constexpr Millis kPause = 2'000;
    static constexpr std::size_t kMostItems = 2'000;

    News(Memory& memory, Desk& desk, Peer peer, Surroundings& surroundings)
        : memory_(memory), desk_(desk), peer_(std::move(peer)), surroundings_(surroundings) {}

    // Asks once. Returns how long to pause before the next time, in milliseconds.
    Millis step();

private:
    void absent();
    void take(const Json& news);

    Memory& memory_;
    Desk& desk_;
    Peer peer_;
    Surroundings& surroundings_;
    std::string run_;
    long long version_ = 0;
};

}  // namespace crmbridge
