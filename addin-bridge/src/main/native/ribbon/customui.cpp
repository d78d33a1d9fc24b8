#include "ribbon/customui.h"

#include "ribbon/embedded.h"

namespace crmbridge {

namespace {

std::string expanded(std::string_view text, std::string_view place);

std::string part(std::string_view token, std::string_view place) {
    std::size_t space = token.find(' ');
    std::string_view name = token.substr(0, space);
    std::string_view at = space == std::string_view::npos ? place : token.substr(space + 1);
    if (name == "group") return expanded(embedded::kGroup, at);
    if (name == "menu") return expanded(embedded::kMenu, at);
    return std::string(at);
}

std::string expanded(std::string_view text, std::string_view place) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t open = text.find("{{", at);
        std::size_t close = open == std::string_view::npos ? open : text.find("}}", open);
        if (close == std::string_view::npos) return result.append(text.substr(at));
        result.append(text.substr(at, open - at)).append(part(text.substr(open + 2, close - open - 2), place));
        at = close + 2;
    }
    return result;
}

std::string_view word(std::string_view& line) {
    std::size_t end = line.find(' ');
    std::string_view first = line.substr(0, end);
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    return first;
}

}  // namespace

std::string customUi(std::string_view ribbonId) {
    for (std::string_view rest = embedded::kRibbons; !rest.empty();) {
        std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#' || word(line) != ribbonId) continue;
        std::string_view file = word(line);
        return expanded(file == "explorer" ? embedded::kExplorer : embedded::kInspector, line);
    }
    return {};
}

std::string escaped(std::string_view text) {
    std::string result;
    for (char unit : text) {
        switch (unit) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            default:
                // Control characters cannot stand in XML at all.
                result.push_back(static_cast<unsigned char>(unit) < 0x20 ? ' ' : unit);
        }
    }
    return result;
}

}  // namespace crmbridge
