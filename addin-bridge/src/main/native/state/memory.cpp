#include "state/memory.h"

#include <utility>

namespace crmbridge {

ItemState Memory::item(const std::string& entryId) {
    Locked locked(lock_);
    auto found = byId_.find(entryId);
    return found == byId_.end() ? ItemState() : found->second->state;
}

Group Memory::group(const std::vector<ItemKey>& items, bool complete) {
    static const ItemState kUnknown;
    Locked locked(lock_);
    std::vector<Member> members;
    for (const ItemKey& item : items) {
        auto found = byId_.find(item.entryId);
        members.push_back({&item, found == byId_.end() ? &kUnknown : &found->second->state});
    }
    return judge(members, complete);
}

bool Memory::needed(const std::string& entryId, Millis now) {
    Locked locked(lock_);
    auto found = byId_.find(entryId);
    return found == byId_.end() || found->second->outdated || now - found->second->at > kFresh;
}

void Memory::store(const std::string& entryId, ItemState state, Millis now) {
    Locked locked(lock_);
    auto found = byId_.find(entryId);
    if (found != byId_.end()) {
        entries_.splice(entries_.begin(), entries_, found->second);
    } else {
        if (entries_.size() >= kMostItems) {
            byId_.erase(entries_.back().entryId);
            entries_.pop_back();
        }
        entries_.push_front(Entry{entryId, {}, 0, false});
        byId_[entryId] = entries_.begin();
    }
    Entry& entry = entries_.front();
    entry.state = std::move(state);
    entry.at = now;
    entry.outdated = false;
}

void Memory::outdate(const std::vector<std::string>& entryIds) {
    Locked locked(lock_);
    for (const std::string& entryId : entryIds) {
        auto found = byId_.find(entryId);
        if (found != byId_.end()) found->second->outdated = true;
    }
}

void Memory::outdateAll() {
    Locked locked(lock_);
    for (Entry& entry : entries_) entry.outdated = true;
}

ServiceStatus Memory::status() {
    Locked locked(lock_);
    return status_;
}

void Memory::service(Service now) {
    Locked locked(lock_);
    status_.service = now;
}

void Memory::told(bool online, int questions) {
    Locked locked(lock_);
    status_.online = online;
    status_.questions = questions;
}

void Memory::say(std::string message) {
    Locked locked(lock_);
    status_.message = std::move(message);
    saidAt_ = nowMillis();
}

void Memory::forgetMessage(Millis now) {
    Locked locked(lock_);
    if (now - saidAt_ > kShown) status_.message.clear();
}

std::vector<RecordRef> Memory::recent(bool parents) {
    Locked locked(lock_);
    return parents ? recentParents_ : recentRegarding_;
}

void Memory::recent(bool parents, std::vector<RecordRef> records) {
    if (records.size() > kMostRecent) records.resize(kMostRecent);
    Locked locked(lock_);
    (parents ? recentParents_ : recentRegarding_) = std::move(records);
}

}  // namespace crmbridge
