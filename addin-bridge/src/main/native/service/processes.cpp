#include "service/processes.h"

#include <windows.h>
#include <shellapi.h>

#include "os/win.h"
#include "service/settings.h"

namespace crmbridge {

namespace {

bool start(std::wstring commandLine, DWORD flags) {
    STARTUPINFOW startup = {};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION process = {};
    // Office may run add-ins in a job that ends with it; the service must not end with Outlook.
    bool started = CreateProcessW(nullptr, commandLine.data(), nullptr, nullptr, FALSE, flags | CREATE_BREAKAWAY_FROM_JOB, nullptr,
                                  nullptr, &startup, &process) != 0 ||
                   CreateProcessW(nullptr, commandLine.data(), nullptr, nullptr, FALSE, flags, nullptr, nullptr, &startup, &process) != 0;
    Handle thread(process.hThread);
    Handle running(process.hProcess);
    return started;
}

// Path of a program that registered itself under "App Paths", or empty.
std::wstring appPath(const wchar_t* program) {
    std::wstring key = std::wstring(L"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\") + program;
    for (HKEY root : {HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE}) {
        wchar_t path[MAX_PATH];
        DWORD size = sizeof path;
        if (RegGetValueW(root, key.c_str(), nullptr, RRF_RT_REG_SZ, nullptr, path, &size) == ERROR_SUCCESS) return path;
    }
    return {};
}

// Addresses hold no quotation marks (isWebAddress), so quoting is enough.
bool startWith(const std::wstring& program, const std::wstring& arguments) {
    return start(L"\"" + program + L"\" " + arguments, 0);
}

}  // namespace

bool startHidden(const std::wstring& commandLine) {
    return !commandLine.empty() && start(commandLine, CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP);
}

bool openWindow(const std::wstring& url) {
    std::wstring chosen = setting(L"Browser");
    if (!chosen.empty()) return startWith(chosen, L"\"" + url + L"\"");
    for (const wchar_t* program : {L"msedge.exe", L"chrome.exe"}) {
        std::wstring path = appPath(program);
        if (!path.empty() && startWith(path, L"--app=\"" + url + L"\" --window-size=560,680")) return true;
    }
    return openBrowser(url);
}

bool openBrowser(const std::wstring& url) {
    std::wstring chosen = setting(L"Browser");
    if (!chosen.empty()) return startWith(chosen, L"\"" + url + L"\"");
    // Answers above 32 mean success.
    auto answer = reinterpret_cast<INT_PTR>(ShellExecuteW(nullptr, L"open", url.c_str(), nullptr, nullptr, SW_SHOWNORMAL));
    return answer > 32;
}

}  // namespace crmbridge
