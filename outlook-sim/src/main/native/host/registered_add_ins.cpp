#include "host/registered_add_ins.h"

#include <objbase.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace relay {

namespace {

const wchar_t* const ADD_INS = L"Software\\Microsoft\\Office\\Outlook\\Addins";
constexpr DWORD CONNECTED = 1;
constexpr DWORD AT_STARTUP = 2;

std::wstring textIn(HKEY root, const std::wstring& key) {
    wchar_t value[1024] = {};
    DWORD size = sizeof value - sizeof(wchar_t);
    LSTATUS status = RegGetValueW(root, key.c_str(), nullptr, RRF_RT_REG_SZ | RRF_RT_REG_EXPAND_SZ, nullptr, value, &size);
    return status == ERROR_SUCCESS ? value : L"";
}

std::wstring classText(const std::wstring& below) {
    std::wstring key = L"Software\\Classes\\" + below;
    std::wstring own = textIn(HKEY_CURRENT_USER, key);
    return own.empty() ? textIn(HKEY_LOCAL_MACHINE, key) : own;
}

bool isToBeLoaded(HKEY root, const std::wstring& progId) {
    DWORD behavior = 0;
    DWORD size = sizeof behavior;
    std::wstring key = std::wstring(ADD_INS) + L"\\" + progId;
    LSTATUS status = RegGetValueW(root, key.c_str(), L"LoadBehavior", RRF_RT_REG_DWORD, nullptr, &behavior, &size);
    return status == ERROR_SUCCESS && (behavior & (CONNECTED | AT_STARTUP)) == (CONNECTED | AT_STARTUP);
}

std::vector<std::wstring> keysBelow(HKEY root) {
    std::vector<std::wstring> names;
    HKEY key;
    if (RegOpenKeyExW(root, ADD_INS, 0, KEY_READ, &key) != ERROR_SUCCESS) return names;
    wchar_t name[256];
    DWORD length = 256;
    for (DWORD i = 0; RegEnumKeyExW(key, i, name, &length, nullptr, nullptr, nullptr, nullptr) == ERROR_SUCCESS; i++, length = 256) names.push_back(name);
    RegCloseKey(key);
    return names;
}

}  // namespace

AddInClass registeredAddIn(const std::wstring& progId) {
    AddInClass addIn{progId, {}, {}};
    std::wstring clsid = classText(progId + L"\\CLSID");
    if (clsid.empty() || FAILED(CLSIDFromString(clsid.c_str(), &addIn.clsid)))
        throw std::runtime_error("the add-in " + utf8(progId) + " is not registered: there is no " + utf8(progId) + "\\CLSID");
    addIn.dll = classText(L"CLSID\\" + clsid + L"\\InprocServer32");
    if (addIn.dll.empty()) throw std::runtime_error("the add-in " + utf8(progId) + " has no InprocServer32");
    return addIn;
}

std::vector<AddInClass> addInsToLoad() {
    std::vector<AddInClass> addIns;
    std::vector<std::wstring> seen;
    for (HKEY root : {HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE}) {
        for (const std::wstring& progId : keysBelow(root)) {
            bool first = std::find(seen.begin(), seen.end(), progId) == seen.end();
            seen.push_back(progId);
            if (first && isToBeLoaded(root, progId)) addIns.push_back(registeredAddIn(progId));
        }
    }
    return addIns;
}

}  // namespace relay
