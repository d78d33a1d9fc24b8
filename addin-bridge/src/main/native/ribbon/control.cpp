#include "ribbon/control.h"

namespace crmbridge {

namespace {

struct TrackEntry {
    std::string_view name;
    std::string_view table;
};

constexpr TrackEntry kTrackEntries[] = {
    {"crmTrackTask", "task"},         {"crmTrackPhonecall", "phonecall"},     {"crmTrackLetter", "letter"},
    {"crmTrackFax", "fax"},           {"crmTrackAppointment", "appointment"}, {"crmTrackContact", "contact"},
};

bool startsWith(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

Action toRecord(const char* command, std::string_view tag) {
    Action action{command, {}, {}};
    std::size_t colon = tag.find(':');
    if (colon != std::string_view::npos) {
        action.target.entity = std::string(tag.substr(0, colon));
        action.target.id = std::string(tag.substr(colon + 1));
    }
    return action;
}

}  // namespace

ControlId splitId(std::string_view id) {
    std::size_t at = id.find('_');
    return at == std::string_view::npos ? ControlId{id, {}} : ControlId{id.substr(0, at), id.substr(at + 1)};
}

std::string_view tableOf(std::string_view controlName) {
    for (const TrackEntry& entry : kTrackEntries) {
        if (entry.name == controlName) return entry.table;
    }
    return {};
}

Action actionOf(std::string_view name, std::string_view tag) {
    std::string_view table = tableOf(name);
    if (!table.empty()) return {"track", std::string(table), {}};
    if (name == "crmTrack") return {"track", {}, {}};
    if (name == "crmUntrack") return {"untrack", {}, {}};
    if (name == "crmView") return {"view", {}, {}};
    if (startsWith(name, "crmRecentRegarding") || name == "crmMoreRegarding") return toRecord("regarding", tag);
    if (startsWith(name, "crmRecentParent") || name == "crmMoreParent") return toRecord("parent", tag);
    if (name == "crmOpenRecord") return {"link", "record", {}};
    if (name == "crmOpenRegarding") return {"link", "regarding", {}};
    if (name == "crmOpenParent") return {"link", "parent", {}};
    if (name == "crmWhy") return {"why", {}, {}};
    if (name == "crmQuestions") return {"page", "/problems", {}};
    if (name == "crmHome") return {"page", "/", {}};
    return {};
}

}  // namespace crmbridge
