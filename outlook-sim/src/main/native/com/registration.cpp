#include "com/registration.h"

#include <stdexcept>

#include "base/text.h"

namespace relay {

namespace {

const wchar_t* OUR_PROGRAM = L"crmbridge-relay";

HKEY root(bool machine) { return machine ? HKEY_LOCAL_MACHINE : HKEY_CURRENT_USER; }

std::wstring classes(const std::wstring& below) { return L"Software\\Classes\\" + below; }

void write(bool machine, const std::wstring& key, const std::wstring& value) {
    DWORD size = DWORD((value.size() + 1) * sizeof(wchar_t));
    HKEY opened;
    LSTATUS status = RegCreateKeyExW(root(machine), classes(key).c_str(), 0, nullptr, 0, KEY_WRITE, nullptr, &opened, nullptr);
    if (status == ERROR_SUCCESS) {
        status = RegSetValueExW(opened, nullptr, 0, REG_SZ, reinterpret_cast<const BYTE*>(value.c_str()), size);
        RegCloseKey(opened);
    }
    if (status != ERROR_SUCCESS) throw std::runtime_error("could not write the registry key " + utf8(classes(key)));
}

std::wstring serverOf(const std::wstring& classKey) {
    wchar_t command[1024] = {};
    DWORD size = sizeof command - sizeof(wchar_t);
    LSTATUS status = RegGetValueW(HKEY_CLASSES_ROOT, (classKey + L"\\LocalServer32").c_str(), nullptr, RRF_RT_REG_SZ, nullptr, command, &size);
    return status == ERROR_SUCCESS ? command : L"";
}

std::wstring classKeyOf(const ServerClass& server) { return L"CLSID\\" + guidText(server.clsid); }

void requireOurs(const ServerClass& server) {
    std::wstring registered = serverOf(classKeyOf(server));
    if (!registered.empty() && registered.find(OUR_PROGRAM) == std::wstring::npos)
        throw std::runtime_error("another program is registered for the class and stays: " + utf8(registered));
}

}  // namespace

void registerServer(const ServerClass& server, const std::wstring& command, bool machine) {
    requireOurs(server);
    write(machine, server.progId + L"\\CLSID", guidText(server.clsid));
    write(machine, classKeyOf(server) + L"\\ProgID", server.progId);
    write(machine, classKeyOf(server) + L"\\LocalServer32", command);
}

void unregisterServer(const ServerClass& server, bool machine) {
    requireOurs(server);
    RegDeleteTreeW(root(machine), classes(server.progId).c_str());
    RegDeleteTreeW(root(machine), classes(classKeyOf(server)).c_str());
}

}  // namespace relay
