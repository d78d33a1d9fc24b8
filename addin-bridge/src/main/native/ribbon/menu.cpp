#include "ribbon/menu.h"

#include "ribbon/customui.h"
#include "ribbon/view.h"
#include "text/utf.h"

namespace crmbridge {

namespace {

constexpr std::size_t kLongestLabel = 80;

// Writes one menu. Labels double "&", which would otherwise mark an access key.
class Menu {
public:
    explicit Menu(std::string_view place) : place_(place) {
        xml_ = "<menu xmlns=\"http://schemas.microsoft.com/office/2009/07/customui\">";
    }

    void button(const std::string& name, const std::string& label, std::string_view image, const std::string& tag, bool enabled) {
        xml_ += "<button id=\"" + name + "_" + place_ + "\" label=\"" + escaped(accessKeyFree(shortened(label, kLongestLabel))) + "\"";
        if (!image.empty()) xml_.append(" image=\"").append(image).append("\"");
        if (!tag.empty()) xml_ += " tag=\"" + escaped(tag) + "\"";
        xml_ += enabled ? " onAction=\"OnAction\"/>" : " enabled=\"false\"/>";
    }

    void separator(const std::string& name) { xml_ += "<menuSeparator id=\"" + name + "_" + place_ + "\"/>"; }

    std::string end() { return xml_ + "</menu>"; }

private:
    static std::string accessKeyFree(const std::string& text) {
        std::string result;
        for (char unit : text) {
            result.push_back(unit);
            if (unit == '&') result.push_back(unit);
        }
        return result;
    }

    std::string place_;
    std::string xml_;
};

std::string targets(bool parents, std::string_view place, const std::vector<RecordRef>& recent) {
    Menu menu(place);
    std::string start = parents ? "crmRecentParent" : "crmRecentRegarding";
    for (std::size_t i = 0; i < recent.size(); i++) {
        const RecordRef& record = recent[i];
        menu.button(start + std::to_string(i), record.name, "record", record.entity + ":" + record.id, true);
    }
    if (!recent.empty()) menu.separator(parents ? "crmRecentParentEnd" : "crmRecentRegardingEnd");
    menu.button(parents ? "crmMoreParent" : "crmMoreRegarding", "More\xE2\x80\xA6", "search", {}, true);
    return menu.end();
}

std::string tracked(std::string_view place, const Scene& scene) {
    Menu menu(place);
    const ItemState& state = scene.state;
    if (state.tracked()) {
        menu.button("crmOpenRecord", "Open " + tableName(state.trackedAs) + " in CRM", state.trackedAs, {}, !state.record.url.empty());
        if (state.regarding.known()) {
            menu.button("crmOpenRegarding", "Regarding: " + state.regarding.name, "record", {}, !state.regarding.url.empty());
        }
        if (state.parent.known()) {
            menu.button("crmOpenParent", "Parent: " + state.parent.name, "record", {}, !state.parent.url.empty());
        }
    } else {
        menu.button("crmNotTracked", state.state == "pending" ? "Being tracked" : "Not tracked in CRM", {}, {}, false);
    }
    if (!state.problem.empty()) menu.button("crmProblem", state.problem, "question", {}, false);
    menu.separator("crmTrackedEnd");
    menu.button("crmWhy", "Why is it so?", "question", {}, !scene.selection.first.entryId.empty());
    menu.button("crmHome", "CRM Bridge", "track", {}, true);
    return menu.end();
}

}  // namespace

std::string menuContent(std::string_view controlName, std::string_view place, const Scene& scene) {
    if (controlName == "crmRegarding") return targets(false, place, scene.recent);
    if (controlName == "crmParent") return targets(true, place, scene.recentParents);
    return tracked(place, scene);
}

}  // namespace crmbridge
