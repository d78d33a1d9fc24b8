// What is known about Outlook items. Portable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/json.h"

namespace crmbridge {

// Which item, as Outlook tells it.
struct ItemKey {
    std::string entryId;
    std::string storeId;
    // Word of the API: task, appointment, meetingRequest, contact, mail, other.
    std::string kind;

    bool operator==(const ItemKey& other) const { return entryId == other.entryId && storeId == other.storeId; }
};

// The API's word for a message class; derived classes count. The service uses the same table.
std::string kindOfMessageClass(const std::string& messageClass);

struct RecordRef {
    std::string entity;
    std::string id;
    std::string name;
    std::string url;

    bool known() const { return !entity.empty(); }
    static RecordRef read(const Json& json);
};

// A command that is not allowed, and why.
struct Barred {
    std::string command;
    std::string reason;
    // Because of the person's security role, and so for other items of the kind too.
    bool ofRole = false;
};

// How an item stands, as the service told it.
struct ItemState {
    // untracked, pending, linked, needs-person, failed; empty while unknown.
    std::string state;
    // Table of the linked record; empty when there is none.
    std::string trackedAs;
    RecordRef record;
    RecordRef regarding;
    RecordRef parent;
    // Tables the item can be tracked as; empty when it cannot.
    std::vector<std::string> offered;
    // The open question, or empty.
    std::string question;
    // The last problem in words, or empty.
    std::string problem;
    // What the item, its record or the person's security role does not allow.
    std::vector<Barred> barred;

    bool known() const { return !state.empty(); }
    bool tracked() const { return record.known(); }
    // Why a command is not allowed; empty when it is.
    std::string barredBecause(std::string_view command) const;
    // Why the person's role does not allow a command; empty when it does.
    std::string barredByRole(std::string_view command) const;
    static ItemState read(const Json& json);
};

}  // namespace crmbridge
