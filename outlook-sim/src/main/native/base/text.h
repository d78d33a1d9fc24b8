// Conversions between UTF-16, UTF-8 and the texts of COM.
#pragma once

#include <windows.h>
#include <oleauto.h>

#include <string>

namespace relay {

inline std::string utf8(const std::wstring& wide) {
    if (wide.empty()) return {};
    int length = WideCharToMultiByte(CP_UTF8, 0, wide.data(), int(wide.size()), nullptr, 0, nullptr, nullptr);
    std::string narrow(length, '\0');
    WideCharToMultiByte(CP_UTF8, 0, wide.data(), int(wide.size()), narrow.data(), length, nullptr, nullptr);
    return narrow;
}

inline std::wstring wide(const std::string& narrow) {
    if (narrow.empty()) return {};
    int length = MultiByteToWideChar(CP_UTF8, 0, narrow.data(), int(narrow.size()), nullptr, 0);
    std::wstring wide(length, L'\0');
    MultiByteToWideChar(CP_UTF8, 0, narrow.data(), int(narrow.size()), wide.data(), length);
    return wide;
}

// A BSTR may hold any units, zeros included; a null pointer is the empty text.
inline std::wstring textOf(BSTR text) { return text ? std::wstring(text, SysStringLen(text)) : std::wstring(); }

inline BSTR newBstr(const std::wstring& text) { return SysAllocStringLen(text.data(), UINT(text.size())); }

// The registry form of an interface's or class's number, with braces.
inline std::wstring guidText(const GUID& guid) {
    wchar_t text[40] = {};
    StringFromGUID2(guid, text, 40);
    return text;
}

}  // namespace relay
