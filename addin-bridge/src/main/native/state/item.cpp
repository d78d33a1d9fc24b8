#include "state/item.h"

namespace crmbridge {

namespace {

struct KindOfClass {
    const char* messageClass;
    const char* kind;
};

constexpr KindOfClass kKinds[] = {
    {"IPM.TASK.", "task"},
    {"IPM.APPOINTMENT.", "appointment"},
    {"IPM.SCHEDULE.MEETING.REQUEST.", "meetingRequest"},
    {"IPM.CONTACT.", "contact"},
    {"IPM.NOTE.", "mail"},
};

constexpr std::size_t kMostOffered = 16;
constexpr std::size_t kMostBarred = 16;

}  // namespace

std::string kindOfMessageClass(const std::string& messageClass) {
    std::string name;
    for (char unit : messageClass) name.push_back(unit >= 'a' && unit <= 'z' ? static_cast<char>(unit - 32) : unit);
    name.push_back('.');
    for (const KindOfClass& known : kKinds) {
        if (name.rfind(known.messageClass, 0) == 0) return known.kind;
    }
    return "other";
}

RecordRef RecordRef::read(const Json& json) {
    return {json["entity"].text(), json["id"].text(), json["name"].text(), json["url"].text()};
}

ItemState ItemState::read(const Json& json) {
    ItemState state;
    state.state = json["state"].text();
    state.trackedAs = json["trackedAs"].text();
    state.record = RecordRef::read(json["record"]);
    state.regarding = RecordRef::read(json["regarding"]);
    state.parent = RecordRef::read(json["parent"]);
    for (const Json& table : json["offered"].elements()) {
        if (table.isText() && state.offered.size() < kMostOffered) state.offered.push_back(table.text());
    }
    state.question = json["question"].text();
    state.problem = json["problem"].text();
    for (const Json& barred : json["barred"].elements()) {
        if (state.barred.size() >= kMostBarred) break;
        std::string code = barred["code"].text();
        state.barred.push_back({barred["command"].text(), barred["reason"].text(), code == "no-privilege" || code == "no-role"});
    }
    return state;
}

std::string ItemState::barredBecause(std::string_view command) const {
    for (const Barred& each : barred) {
        if (each.command == command) return each.reason;
    }
    return {};
}

std::string ItemState::barredByRole(std::string_view command) const {
    for (const Barred& each : barred) {
        if (each.command == command && each.ofRole) return each.reason;
    }
    return {};
}

}  // namespace crmbridge
