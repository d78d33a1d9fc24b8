// Everything the ribbon answers from. Filled by the worker threads, read by Outlook's thread; no call here waits for anything but
// the lock, which is held for moments only. Portable.
#pragma once

#include <list>
#include <string>
#include <unordered_map>
#include <vector>

#include "os/clock.h"
#include "os/lock.h"
#include "state/group.h"
#include "state/item.h"

namespace crmbridge {

// Where the add-in stands with the service.
enum class Service { Unknown, Starting, Absent, Connected };

// What the service says about itself.
struct ServiceStatus {
    Service service = Service::Unknown;
    // Whether the CRM can be used now.
    bool online = true;
    // Items and conflicts that need a person.
    int questions = 0;
    // What happened last, in words; empty when there is nothing to say.
    std::string message;
};

// Thread-safe.
class Memory {
public:
    static constexpr std::size_t kMostItems = 500;
    static constexpr std::size_t kMostRecent = 12;
    // How long a state is believed without news, in milliseconds.
    static constexpr Millis kFresh = 10'000;
    // How long a message stays at least, in milliseconds.
    static constexpr Millis kShown = 8'000;

    // The state, unknown when the service has not told it.
    ItemState item(const std::string& entryId);
    // What several items have in common; without copying what is known of each.
    Group group(const std::vector<ItemKey>& items, bool complete);
    // Whether the state is missing, outdated by news or old.
    bool needed(const std::string& entryId, Millis now);
    void store(const std::string& entryId, ItemState state, Millis now);
    // News says that these changed; an item nobody asked about is ignored.
    void outdate(const std::vector<std::string>& entryIds);
    void outdateAll();

    ServiceStatus status();
    void service(Service now);
    void told(bool online, int questions);
    void say(std::string message);
    // Takes the message back when it has been shown for a while, because the person has gone on to something else.
    void forgetMessage(Millis now);

    std::vector<RecordRef> recent(bool parents);
    void recent(bool parents, std::vector<RecordRef> records);

private:
    struct Entry {
        std::string entryId;
        ItemState state;
        Millis at = 0;
        bool outdated = false;
    };
    using Entries = std::list<Entry>;

    Lock lock_;
    // The item used last is in front.
    Entries entries_;
    std::unordered_map<std::string, Entries::iterator> byId_;
    ServiceStatus status_;
    Millis saidAt_ = 0;
    std::vector<RecordRef> recentRegarding_;
    std::vector<RecordRef> recentParents_;
};

}  // namespace crmbridge
