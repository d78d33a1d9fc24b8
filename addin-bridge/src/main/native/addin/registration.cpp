// regsvr32 for developers and test rigs: registers this DLL for the current user, without resiliency keys and settings, which are the
// installer's.
#include <windows.h>

#include <string>

#include "com/guarded.h"
#include "identity.h"
#include "os/win.h"

namespace crmbridge {
namespace {

const std::wstring kClassKey = L"Software\\Classes\\CLSID\\" CRMBRIDGE_ADDIN_CLSID_TEXT;
const std::wstring kProgIdKey = L"Software\\Classes\\" CRMBRIDGE_ADDIN_PROGID;
const std::wstring kAddInKey = L"Software\\Microsoft\\Office\\Outlook\\Addins\\" CRMBRIDGE_ADDIN_PROGID;

bool put(const std::wstring& key, const wchar_t* name, const std::wstring& text) {
    return RegSetKeyValueW(HKEY_CURRENT_USER, key.c_str(), name, REG_SZ, text.c_str(),
                           static_cast<DWORD>((text.size() + 1) * sizeof(wchar_t))) == ERROR_SUCCESS;
}

bool put(const std::wstring& key, const wchar_t* name, DWORD number) {
    return RegSetKeyValueW(HKEY_CURRENT_USER, key.c_str(), name, REG_DWORD, &number, sizeof number) == ERROR_SUCCESS;
}

std::wstring pathOfThis() {
    std::wstring path(32 * 1024, L'\0');
    path.resize(GetModuleFileNameW(thisModule(), path.data(), static_cast<DWORD>(path.size())));
    return path;
}

bool registered() {
    std::wstring path = pathOfThis();
    return !path.empty() && put(kProgIdKey, nullptr, CRMBRIDGE_ADDIN_FRIENDLY_NAME) &&
           put(kProgIdKey + L"\\CLSID", nullptr, CRMBRIDGE_ADDIN_CLSID_TEXT) && put(kClassKey, nullptr, CRMBRIDGE_ADDIN_FRIENDLY_NAME) &&
           put(kClassKey + L"\\ProgID", nullptr, CRMBRIDGE_ADDIN_PROGID) && put(kClassKey + L"\\InprocServer32", nullptr, path) &&
           put(kClassKey + L"\\InprocServer32", L"ThreadingModel", std::wstring(L"Apartment")) &&
           put(kAddInKey, L"FriendlyName", CRMBRIDGE_ADDIN_FRIENDLY_NAME) && put(kAddInKey, L"Description", CRMBRIDGE_ADDIN_DESCRIPTION) &&
           put(kAddInKey, L"LoadBehavior", DWORD{3});
}

void remove(const std::wstring& key) {
    RegDeleteTreeW(HKEY_CURRENT_USER, key.c_str());
}

}  // namespace
}  // namespace crmbridge

STDAPI DllRegisterServer() {
    return crmbridge::guarded([] { return crmbridge::registered() ? S_OK : E_FAIL; });
}

STDAPI DllUnregisterServer() {
    return crmbridge::guarded([] {
        crmbridge::remove(crmbridge::kAddInKey);
        crmbridge::remove(crmbridge::kProgIdKey);
        crmbridge::remove(crmbridge::kClassKey);
        return S_OK;
    });
}
