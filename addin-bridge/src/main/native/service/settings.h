// What the installer wrote for this user, and where the service lies without it.
#pragma once

#include <optional>
#include <string>

namespace crmbridge {

// A text of HKCU\Software\CRM Bridge with variables such as %LOCALAPPDATA% put in; empty when there is none.
std::wstring setting(const wchar_t* name);

// The service's data folder: the value DataFolder, otherwise %USERPROFILE%\.crmbridge\service.
std::wstring dataFolder();

// The text of service.json in the data folder; nothing when it is missing, too large or cannot be read.
std::optional<std::string> serviceFile();

}  // namespace crmbridge
