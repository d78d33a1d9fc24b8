// The registry entries by which Windows starts this program when somebody asks for the class.
#pragma once

#include <windows.h>

#include <string>

namespace relay {

struct ServerClass {
    std::wstring progId;
    CLSID clsid;
};

// Throws std::runtime_error, also when another program is registered for the class: a real Outlook is left alone.
// command: the command line to start; machine: for all users (Wine looks nowhere else), otherwise for this user.
void registerServer(const ServerClass& server, const std::wstring& command, bool machine);
void unregisterServer(const ServerClass& server, bool machine);

}  // namespace relay
