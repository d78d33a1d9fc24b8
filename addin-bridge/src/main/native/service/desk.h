// Where Outlook's thread leaves what the service should do, and the worker that brings it there. Portable.
#pragma once

#include <string>
#include <vector>

#include "clicks/click.h"
#include "clicks/followed.h"
#include "hints/batch.h"
#include "os/lock.h"
#include "service/surroundings.h"
#include "state/memory.h"

namespace crmbridge {

// Leaving something never waits for the network. Thread-safe; step() is for the worker alone.
class Desk {
public:
    static constexpr Millis kForever = 60'000;
    // Pause between tries while a person waits, and while only the ribbon would like to know something.
    static constexpr Millis kRetry = 500;
    static constexpr Millis kQuietRetry = 5'000;
    // Longest time for a connection and for one exchange.
    static constexpr Millis kConnect = 2'000;
    static constexpr Millis kExchange = 15'000;
    // How long a started service may take before it is started again.
    static constexpr Millis kStart = 45'000;
    // How long events are collected before they are sent.
    static constexpr Millis kCollect = 250;
    static constexpr std::size_t kMostWanted = 40;
    static constexpr std::size_t kMostToOpen = 20;

    Desk(Memory& memory, Peer peer, Surroundings& surroundings)
        : memory_(memory), peer_(std::move(peer)), surroundings_(surroundings) {}

    // A command for items.
    void click(Click click);
    // The state of an item is wanted.
    void want(ItemKey item);
    void touched(ItemKey item);
    void somethingChanged();
    // A page of the service, by its path.
    void page(std::string path);
    void record(std::string url);
    // News about an operation.
    void told(const Operation& operation);

    // Does what can be done now. Returns how long to wait unless woken, in milliseconds.
    Millis step();

private:
    struct Inbox {
        ClickQueue clicks;
        std::vector<ItemKey> wanted;
        HintBatch hints;
        Millis hintsSince = 0;
        std::vector<std::string> pages;
        std::vector<std::string> records;
        Followed followed;
    };

    void forgetExpired(Millis now);
    void openRecords();
    bool workWaits(Millis now, Millis& wait);
    bool personWaits();
    bool reach(Millis now);
    bool carryOut(Millis now);
    bool sendClicks();
    bool sendHints();
    bool fetchStates();
    bool openPages();
    void show(const std::vector<Shown>& shown);
    void answered(const Click& click, const Response& response);
    void start(Millis now);

    Memory& memory_;
    Peer peer_;
    Surroundings& surroundings_;
    Lock lock_;
    Inbox inbox_;
    // When the service was started, and when that was tried last, also in vain; 0 while it answers.
    Millis startedAt_ = 0;
    Millis triedAt_ = 0;
    Millis failedAt_ = 0;
    // Whether the connection is older than this step: the service may have closed it meanwhile.
    bool reused_ = false;
};

}  // namespace crmbridge
