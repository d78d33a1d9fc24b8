#include "state/group.h"

#include <algorithm>

namespace crmbridge {

namespace {

constexpr const char* kAllTracked = "They are tracked already.";

bool busy(const ItemState& state) { return state.state == "pending"; }

// What keeps the first item from a command on account of the role keeps its kind from it. A tracked item is not barred from Track, so
// that it says nothing about the others.
std::string ofRole(const std::vector<Member>& members, std::string_view command) {
    return members.empty() ? std::string() : members.front().state->barredByRole(command);
}

// The reason when each item has one; the first that is more than "tracked already", which says the most.
template <typename Reason>
std::string ofAll(const std::vector<Member>& members, bool complete, std::string_view command, Reason reason) {
    std::string role = ofRole(members, command);
    if (!complete && role.empty()) return {};
    std::string why;
    for (const Member& member : members) {
        std::string own = member.state->known() ? reason(*member.state) : role;
        if (own.empty()) return {};
        if (why.empty() || why == kAllTracked) why = own;
    }
    return why;
}

}  // namespace

const std::string& Group::why(std::string_view command) const {
    static const std::string kNone;
    if (command == "track") return track;
    if (command == "untrack") return untrack;
    if (command == "regarding") return regarding;
    return command == "parent" ? parent : kNone;
}

Group judge(const std::vector<Member>& members, bool complete) {
    Group group;
    if (members.empty()) return group;
    const std::string& kind = members.front().key->kind;
    group.mixedKinds = std::any_of(members.begin(), members.end(), [&](const Member& member) { return member.key->kind != kind; });
    group.track = ofAll(members, complete, "track", [](const ItemState& state) {
        return state.tracked() || busy(state) ? std::string(kAllTracked) : state.barredBecause("track");
    });
    bool someTracked = std::any_of(members.begin(), members.end(), [](const Member& member) {
        return !member.state->known() || member.state->tracked();
    });
    if (complete && !someTracked) group.untrack = "None of them is tracked.";
    group.regarding = ofAll(members, complete, "regarding", [](const ItemState& state) { return state.barredBecause("regarding"); });
    group.parent = ofAll(members, complete, "parent", [](const ItemState& state) { return state.barredBecause("parent"); });
    return group;
}

}  // namespace crmbridge
