// The command line.
#pragma once

#include <windows.h>

#include <string>
#include <vector>

#include "com/registration.h"

namespace relay {

enum class Task { RUN, REGISTER, UNREGISTER, HELP };

struct Options {
    Task task = Task::RUN;
    // Address of the simulated Outlook, like http://127.0.0.1:4712.
    std::string outlook;
    ServerClass server;
    bool machine = false;
    // File that tells where the control channel is, written when everything is ready; empty for none.
    std::wstring ready;
    // Ask the simulator to run first, as starting Outlook does.
    bool start = false;
    // Load add-ins, as Outlook does.
    bool host = false;
    // ProgID of the one add-in to load instead of all that are registered; empty for all.
    std::wstring addIn;
    // An add-in that is not registered; empty for none.
    std::wstring dll;
    CLSID dllClass{};
};

// Throws std::invalid_argument with a text for people.
Options readOptions(const std::vector<std::wstring>& arguments);

extern const char* const HELP_TEXT;

}  // namespace relay
