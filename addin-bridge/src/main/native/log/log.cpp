#include "log/log.h"

#include <windows.h>

#include <cstdio>

#include "os/win.h"
#include "text/utf.h"

namespace crmbridge {

namespace {

std::string timeNow() {
    SYSTEMTIME now;
    GetSystemTime(&now);
    char text[40];
    std::snprintf(text, sizeof text, "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ", now.wYear, now.wMonth, now.wDay, now.wHour, now.wMinute,
                  now.wSecond, now.wMilliseconds);
    return text;
}

// Makes the folder and the one above it.
void makeFolder(const std::wstring& folder) {
    std::size_t last = folder.find_last_of(L'\\');
    if (last != std::wstring::npos) CreateDirectoryW(folder.substr(0, last).c_str(), nullptr);
    CreateDirectoryW(folder.c_str(), nullptr);
}

}  // namespace

std::wstring Log::usualFolder() {
    wchar_t local[MAX_PATH];
    DWORD length = GetEnvironmentVariableW(L"LOCALAPPDATA", local, MAX_PATH);
    return length == 0 || length >= MAX_PATH ? std::wstring() : std::wstring(local) + L"\\CRM Bridge\\logs";
}

void Log::line(const std::string& text) {
    if (folder_.empty()) return;
    std::string line = timeNow() + " [" + std::to_string(GetCurrentProcessId()) + "] " + shortened(text, kLongestLine);
    for (char& unit : line) {
        if (static_cast<unsigned char>(unit) < 0x20) unit = ' ';
    }
    Locked locked(lock_);
    append(line + "\r\n");
}

void Log::append(const std::string& line) {
    std::wstring path = folder_ + L"\\addin.log";
    auto open = [&path] {
        return Handle(CreateFileW(path.c_str(), FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                  OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr));
    };
    Handle file = open();
    if (!file) {
        makeFolder(folder_);
        file = open();
    }
    LARGE_INTEGER size = {};
    if (file && GetFileSizeEx(file.get(), &size) && size.QuadPart > kLargest) {
        file = Handle();
        MoveFileExW(path.c_str(), (path + L".1").c_str(), MOVEFILE_REPLACE_EXISTING);
        file = open();
    }
    DWORD written = 0;
    if (file) WriteFile(file.get(), line.data(), static_cast<DWORD>(line.size()), &written, nullptr);
}

}  // namespace crmbridge
