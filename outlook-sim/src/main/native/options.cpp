#include "options.h"

#include <objbase.h>

#include <stdexcept>

#include "base/text.h"

namespace relay {

const char* const HELP_TEXT =
        "crmbridge-relay: shows a simulated Outlook to COM programs.\n"
        "\n"
        "  --outlook URL     where the simulated Outlook runs, for example http://127.0.0.1:4712;\n"
        "                    otherwise the environment variable CRMBRIDGE_OUTLOOK_URL\n"
        "  --ready FILE      write the address of the control channel to FILE when everything is ready\n"
        "  --start           let the simulated Outlook run first when it was closed\n"
        "  --host            load the add-ins that are registered for Outlook, and show them their ribbons\n"
        "  --add-in NAME     with --host: load this registered add-in only\n"
        "  --dll FILE {GUID} with --host: load this DLL's class, which need not be registered\n"
        "  --progid NAME     instead of Outlook.Application\n"
        "  --clsid {GUID}    instead of the class of Outlook.Application\n"
        "  --register        write the registry entries that start this program on demand, and end\n"
        "  --unregister      remove them, and end\n"
        "  --machine         with the two above: for all users of this computer\n";

namespace {

std::string fromEnvironment(const wchar_t* name) {
    wchar_t value[1024] = {};
    DWORD length = GetEnvironmentVariableW(name, value, 1024);
    return length > 0 && length < 1024 ? utf8(value) : "";
}

CLSID classOf(const std::wstring& text) {
    CLSID clsid;
    if (FAILED(CLSIDFromString(text.c_str(), &clsid))) throw std::invalid_argument("a class is a GUID in braces, not " + utf8(text));
    return clsid;
}

}  // namespace

Options readOptions(const std::vector<std::wstring>& arguments) {
    Options options;
    options.outlook = fromEnvironment(L"CRMBRIDGE_OUTLOOK_URL");
    options.server = {L"Outlook.Application", classOf(L"{0006F03A-0000-0000-C000-000000000046}")};
    for (size_t i = 0; i < arguments.size(); i++) {
        const std::wstring& name = arguments[i];
        auto value = [&]() -> const std::wstring& {
            if (i + 1 >= arguments.size()) throw std::invalid_argument(utf8(name) + " needs a value");
            return arguments[++i];
        };
        if (name == L"--outlook") {
            options.outlook = utf8(value());
        } else if (name == L"--ready") {
            options.ready = value();
        } else if (name == L"--progid") {
            options.server.progId = value();
        } else if (name == L"--clsid") {
            options.server.clsid = classOf(value());
        } else if (name == L"--start") {
            options.start = true;
        } else if (name == L"--host") {
            options.host = true;
        } else if (name == L"--add-in") {
            options.addIn = value();
        } else if (name == L"--dll") {
            options.dll = value();
            options.dllClass = classOf(value());
        } else if (name == L"--machine") {
            options.machine = true;
        } else if (name == L"--register") {
            options.task = Task::REGISTER;
        } else if (name == L"--unregister") {
            options.task = Task::UNREGISTER;
        } else if (name == L"--help") {
            options.task = Task::HELP;
        } else if (_wcsicmp(name.c_str(), L"-Embedding") != 0 && _wcsicmp(name.c_str(), L"/Embedding") != 0) {
            throw std::invalid_argument("there is no option " + utf8(name));
        }
    }
    if (options.task == Task::RUN && options.outlook.empty())
        throw std::invalid_argument("--outlook is missing: say where the simulated Outlook runs");
    return options;
}

}  // namespace relay
