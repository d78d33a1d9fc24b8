// Which add-ins Outlook would load: what the registry says.
#pragma once

#include <windows.h>

#include <string>
#include <vector>

namespace relay {

struct AddInClass {
    std::wstring progId;
    CLSID clsid{};
    std::wstring dll;
};

// Those that are to be loaded at start, of this user first. The class is looked for per user, then for the machine.
std::vector<AddInClass> addInsToLoad();

// Throws std::runtime_error that says which entry is missing.
AddInClass registeredAddIn(const std::wstring& progId);

}  // namespace relay
