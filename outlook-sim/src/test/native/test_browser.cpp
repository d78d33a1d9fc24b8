// In a browser's place: adds the address it is given as a line to the file that CRMBRIDGE_TEST_OPENED names.
#include <windows.h>
#include <shellapi.h>

#include <string>

namespace {

std::wstring variable(const wchar_t* name) {
    wchar_t text[MAX_PATH];
    DWORD length = GetEnvironmentVariableW(name, text, MAX_PATH);
    return length == 0 || length >= MAX_PATH ? std::wstring() : std::wstring(text, length);
}

}  // namespace

int main() {
    int count = 0;
    wchar_t** arguments = CommandLineToArgvW(GetCommandLineW(), &count);
    std::wstring file = variable(L"CRMBRIDGE_TEST_OPENED");
    if (arguments == nullptr || count != 2 || file.empty()) return 2;
    std::string line;
    for (const wchar_t* unit = arguments[1]; *unit != 0; unit++) line.push_back(static_cast<char>(*unit));
    line.push_back('\n');
    HANDLE opened = CreateFileW(file.c_str(), FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_ALWAYS, 0, nullptr);
    if (opened == INVALID_HANDLE_VALUE) return 1;
    DWORD written = 0;
    bool done = WriteFile(opened, line.data(), static_cast<DWORD>(line.size()), &written, nullptr) != 0;
    CloseHandle(opened);
    return done ? 0 : 1;
}
