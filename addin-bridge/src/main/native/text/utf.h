// UTF-8 inside, UTF-16 towards Windows. Broken sequences become U+FFFD, so that no text can make the add-in fail. Portable.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crmbridge {

// Appends a code point as UTF-8; one that is none becomes U+FFFD.
void appendUtf8(std::string& to, std::uint32_t codePoint);

std::string utf8(std::u16string_view text);
std::u16string utf16(std::string_view text);

// The text in at most `limit` characters (code points), cut with an ellipsis.
std::string shortened(std::string_view text, std::size_t limit);

#ifdef _WIN32
inline std::string utf8(const wchar_t* text, std::size_t length) {
    return utf8(std::u16string_view(reinterpret_cast<const char16_t*>(text), length));
}
inline std::wstring wide(std::string_view text) {
    std::u16string units = utf16(text);
    return std::wstring(units.begin(), units.end());
}
#endif

}  // namespace crmbridge
