#include "service/settings.h"

#include <windows.h>

#include <vector>

#include "identity.h"
#include "os/win.h"

namespace crmbridge {

namespace {

constexpr DWORD kLargestFile = 64 * 1024;

}  // namespace

std::wstring setting(const wchar_t* name) {
    // RegGetValue puts variables in and ends the text in any case.
    std::vector<wchar_t> text(4096);
    auto size = static_cast<DWORD>(text.size() * sizeof(wchar_t));
    LSTATUS status = RegGetValueW(HKEY_CURRENT_USER, CRMBRIDGE_SETTINGS_KEY, name, RRF_RT_REG_SZ, nullptr, text.data(), &size);
    return status == ERROR_SUCCESS ? std::wstring(text.data()) : std::wstring();
}

std::wstring dataFolder() {
    std::wstring folder = setting(L"DataFolder");
    if (!folder.empty()) return folder;
    wchar_t home[MAX_PATH];
    DWORD length = GetEnvironmentVariableW(L"USERPROFILE", home, MAX_PATH);
    return length == 0 || length >= MAX_PATH ? folder : std::wstring(home) + L"\\.crmbridge\\service";
}

std::optional<std::string> serviceFile() {
    std::wstring folder = dataFolder();
    if (folder.empty()) return std::nullopt;
    Handle file(CreateFileW((folder + L"\\service.json").c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                            nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    LARGE_INTEGER size = {};
    if (!file || !GetFileSizeEx(file.get(), &size) || size.QuadPart > kLargestFile) return std::nullopt;
    std::string text(static_cast<std::size_t>(size.QuadPart), '\0');
    DWORD read = 0;
    if (!ReadFile(file.get(), text.data(), static_cast<DWORD>(text.size()), &read, nullptr)) return std::nullopt;
    text.resize(read);
    return text;
}

}  // namespace crmbridge
