#include "ribbon/view.h"

#include <algorithm>

#include "clicks/click.h"
#include "ribbon/control.h"
#include "text/utf.h"

namespace crmbridge {

namespace {

constexpr std::size_t kLongestLabel = 60;

struct TableWord {
    std::string_view table;
    const char* word;
};

constexpr const char* kMixedSentence = "Different kinds of items are selected. Select items of one kind only.";

constexpr TableWord kTables[] = {
    {"task", "Task"}, {"phonecall", "Phone Call"},       {"letter", "Letter"},
    {"fax", "Fax"},   {"appointment", "Appointment"},    {"serviceappointment", "Service Activity"},
    {"contact", "Contact"},
};

bool isTask(const Scene& scene) { return scene.selection.first.kind == "task"; }
bool isContact(const Scene& scene) { return scene.selection.first.kind == "contact"; }
bool isMail(const Scene& scene) { return scene.selection.first.kind == "mail"; }

// Tables the selected kind can be tracked as: what the service offers, before it answered what the kind usually offers.
bool offers(const Scene& scene, std::string_view table) {
    const ItemState& state = scene.state;
    if (state.known()) return std::find(state.offered.begin(), state.offered.end(), table) != state.offered.end();
    const std::string& kind = scene.selection.first.kind;
    if (kind == "task") return table == "task" || table == "phonecall" || table == "letter" || table == "fax";
    if (kind == "appointment" || kind == "meetingRequest") return table == "appointment";
    return kind == "contact" && table == "contact";
}

bool trackableKind(const Scene& scene) {
    if (scene.state.known()) return !scene.state.offered.empty();
    return offers(scene, "task") || offers(scene, "appointment") || offers(scene, "contact");
}

bool single(const Scene& scene) { return scene.selection.count == 1; }

bool busy(const Scene& scene) { return scene.state.state == "pending"; }

// Why a command is not allowed for the selection, as far as that is known; empty when it is.
std::string barred(const Scene& scene, std::string_view command) {
    if (scene.selection.count > kMostItemsOfClick) return tooManySentence(scene.selection.count, command);
    if (single(scene)) return scene.state.barredBecause(command);
    return scene.group.mixedKinds ? kMixedSentence : scene.group.why(command);
}

bool usable(const Scene& scene) {
    return !scene.selection.known || (scene.selection.count > 0 && trackableKind(scene));
}

bool trackEnabled(const Scene& scene) {
    return usable(scene) && !(single(scene) && (scene.state.tracked() || busy(scene))) && barred(scene, "track").empty();
}

bool trackedEnabled(const Scene& scene) {
    return usable(scene) && (!single(scene) || !scene.state.known() || scene.state.tracked());
}

bool untrackEnabled(const Scene& scene) { return trackedEnabled(scene) && barred(scene, "untrack").empty(); }

// Mail is not tracked, but the e-mail that the CRM has of it can be set regarding a record.
bool regardingEnabled(const Scene& scene) {
    bool mail = scene.selection.count > 0 && isMail(scene);
    return !isContact(scene) && (usable(scene) || mail) && barred(scene, "regarding").empty();
}

bool viewEnabled(const Scene& scene) {
    bool one = scene.selection.count == 1 || !scene.selection.known;
    return trackedEnabled(scene) && one && !busy(scene) && barred(scene, "view").empty();
}

std::string statusText(const Scene& scene) {
    switch (scene.status.service) {
        case Service::Starting: return "CRM Bridge is starting. Your clicks are kept.";
        case Service::Absent: return "CRM Bridge is not running. Your clicks are kept.";
        case Service::Unknown: return scene.status.message;
        case Service::Connected: break;
    }
    if (!scene.status.message.empty()) return scene.status.message;
    return scene.status.online ? std::string() : "CRM cannot be reached. Commands are carried out later.";
}

std::string trackedLabel(const Scene& scene) {
    if (scene.selection.count > 1) return std::to_string(scene.selection.count) + " items";
    const ItemState& state = scene.state;
    if (state.tracked()) return "Tracked as " + tableName(state.trackedAs);
    if (busy(scene)) return "Being tracked";
    return state.known() || !scene.selection.known ? "Not tracked" : "CRM";
}

}  // namespace

std::string tooManySentence(int count, std::string_view command) {
    std::string sentence = std::to_string(count) + " items are selected; " + std::to_string(kMostItemsOfClick) + " are possible at once. Select fewer";
    if (command == "view") return sentence + ".";
    return sentence + ", or use \xE2\x80\x9C" "crmbridge " + std::string(command) + " --bulk\xE2\x80\x9D.";
}

std::string tableName(std::string_view table) {
    for (const TableWord& known : kTables) {
        if (known.table == table) return known.word;
    }
    return std::string(table);
}

bool isEnabled(std::string_view name, const Scene& scene) {
    if (name == "crmTrack" || name == "crmTrackSplit" || name == "crmTrackMenu") return trackEnabled(scene);
    std::string_view table = tableOf(name);
    if (!table.empty()) return trackEnabled(scene) && offers(scene, table);
    if (name == "crmUntrack") return untrackEnabled(scene);
    if (name == "crmView") return viewEnabled(scene);
    if (name == "crmRegarding") return regardingEnabled(scene);
    if (name == "crmParent") return usable(scene) && isContact(scene) && barred(scene, "parent").empty();
    if (name == "crmTracked") return !scene.selection.known || scene.selection.count == 1;
    return true;
}

bool isVisible(std::string_view name, const Scene& scene) {
    std::string_view table = tableOf(name);
    if (!table.empty()) return scene.selection.known ? offers(scene, table) : table == "task";
    if (name == "crmRegarding") return !isContact(scene);
    if (name == "crmParent") return isContact(scene);
    if (name == "crmQuestions") return scene.status.questions > 0;
    if (name == "crmStatus") return !statusText(scene).empty();
    return true;
}

bool isPressed(std::string_view name, const Scene& scene) {
    std::string_view table = tableOf(name);
    return !table.empty() && single(scene) && scene.state.tracked() && scene.state.trackedAs == table;
}

std::string labelOf(std::string_view name, const Scene& scene) {
    std::string_view table = tableOf(name);
    if (!table.empty()) return tableName(table);
    if (name == "crmTracked") return trackedLabel(scene);
    if (name == "crmStatus") return shortened(statusText(scene), kLongestLabel);
    if (name == "crmQuestions") return std::to_string(scene.status.questions) + " to answer";
    if (name == "crmTrack") return isTask(scene) || !scene.selection.known ? "Track" : "Track in CRM";
    return {};
}

std::string screentipOf(std::string_view name, const Scene& scene) {
    if (name == "crmStatus") return "CRM Bridge";
    return labelOf(name, scene);
}

std::string supertipOf(std::string_view name, const Scene& scene) {
    if (name == "crmStatus") return statusText(scene);
    if (name == "crmTrack" || !tableOf(name).empty()) {
        if (scene.selection.known && scene.selection.count == 0) return "Select an item first.";
        if (scene.selection.known && !trackableKind(scene)) return "Items of this kind cannot be tracked in CRM.";
        if (single(scene) && scene.state.tracked()) return "This item is tracked already.";
        if (!barred(scene, "track").empty()) return barred(scene, "track");
        return "Creates a record in CRM that is linked to the selected item and kept in step with it.";
    }
    if (name == "crmUntrack") return barred(scene, "untrack");
    if (name == "crmTracked" && single(scene) && !scene.state.problem.empty()) return scene.state.problem;
    if (name == "crmView" && scene.selection.count > 1) return "Select one item.";
    if (name == "crmView" && busy(scene)) return "The record is still being created. Try again in a moment.";
    if (name == "crmView") return barred(scene, "view");
    if (name == "crmRegarding") {
        if (!barred(scene, "regarding").empty()) return barred(scene, "regarding");
        if (isMail(scene)) return "Chooses the record that the e-mail in CRM is about, if CRM has this mail. The mail itself is not tracked.";
        return "Chooses the record that the item is about. An item that is not tracked is tracked first.";
    }
    if (name == "crmParent") {
        if (!barred(scene, "parent").empty()) return barred(scene, "parent");
        return "Chooses the account or contact that the contact belongs to. A contact that is not tracked is tracked first.";
    }
    return {};
}

std::string imageOf(std::string_view name, const Scene& scene) {
    if (name == "crmTracked") return single(scene) && scene.state.tracked() ? "tracked" : "untracked";
    std::string_view table = tableOf(name);
    if (!table.empty()) return std::string(table);
    return "track";
}

}  // namespace crmbridge
