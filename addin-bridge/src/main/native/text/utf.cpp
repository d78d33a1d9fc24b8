#include "text/utf.h"

namespace crmbridge {

namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

bool isSurrogate(std::uint32_t codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF;
}

// Reads one code point at `at` and moves on; what cannot be read is one replacement per byte.
std::uint32_t next(std::string_view text, std::size_t& at) {
    auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) return lead;
    int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    if (more == 0 || lead > 0xF4 || at + static_cast<std::size_t>(more) > text.size()) return kReplacement;
    std::uint32_t codePoint = lead & (0x3Fu >> more);
    for (int i = 0; i < more; i++) {
        auto unit = static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
        if ((unit & 0xC0) != 0x80) return kReplacement;
        codePoint = (codePoint << 6) | (unit & 0x3Fu);
    }
    bool overlong = (more == 2 && codePoint < 0x800) || (more == 3 && (codePoint < 0x10000 || codePoint > 0x10FFFF));
    if (overlong || isSurrogate(codePoint)) return kReplacement;
    at += static_cast<std::size_t>(more);
    return codePoint;
}

}  // namespace

void appendUtf8(std::string& to, std::uint32_t codePoint) {
    if (isSurrogate(codePoint) || codePoint > 0x10FFFF) codePoint = kReplacement;
    auto put = [&to](std::uint32_t byte) { to.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0 | codePoint >> 6);
        put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        put(0xE0 | codePoint >> 12);
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    } else {
        put(0xF0 | codePoint >> 18);
        put(0x80 | (codePoint >> 12 & 0x3F));
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    }
}

std::string utf8(std::u16string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); i++) {
        std::uint32_t unit = text[i];
        bool pair = unit >= 0xD800 && unit < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000;
        appendUtf8(result, pair ? 0x10000 + ((unit - 0xD800) << 10) + (text[++i] - 0xDC00u) : unit);
    }
    return result;
}

std::u16string utf16(std::string_view text) {
    std::u16string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::uint32_t codePoint = next(text, at);
        if (codePoint < 0x10000) {
            result.push_back(static_cast<char16_t>(codePoint));
        } else {
            result.push_back(static_cast<char16_t>(0xD800 + ((codePoint - 0x10000) >> 10)));
            result.push_back(static_cast<char16_t>(0xDC00 + ((codePoint - 0x10000) & 0x3FF)));
        }
    }
    return result;
}

std::string shortened(std::string_view text, std::size_t limit) {
    std::string result;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (++count > limit) {
            while (!result.empty() && (result.back() & 0xC0) == 0x80) result.pop_back();
            if (!result.empty()) result.pop_back();
            return result + "\xE2\x80\xA6";
        }
        appendUtf8(result, next(text, at));
    }
    return result;
}

}  // namespace crmbridge
