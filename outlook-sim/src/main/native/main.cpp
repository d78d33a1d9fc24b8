// Entry point of crmbridge-relay.
#include <winsock2.h>
#include <windows.h>
#include <objbase.h>
#include <shellapi.h>

#include <cstdio>

#include "base/text.h"
#include "com/failure.h"
#include "host/host.h"
#include "relay.h"
#include "wire/locate.h"

namespace {

using namespace relay;

std::vector<std::wstring> arguments() {
    int count = 0;
    LPWSTR* texts = CommandLineToArgvW(GetCommandLineW(), &count);
    std::vector<std::wstring> arguments(texts + 1, texts + count);
    LocalFree(texts);
    return arguments;
}

std::wstring ownPath() {
    std::wstring path(32768, L'\0');
    path.resize(GetModuleFileNameW(nullptr, path.data(), DWORD(path.size())));
    return path;
}

std::wstring startCommand(const Options& options) {
    std::wstring command = L"\"" + ownPath() + L"\"";
    if (!options.outlook.empty()) command += L" --outlook " + wide(options.outlook) + L" --start";
    return command;
}

void writeReadyFile(const Options& options, const ControlServer& control) {
    if (options.ready.empty()) return;
    JsonWriter out;
    out.beginObject().field("port", uint64_t(control.port())).field("token", control.token());
    out.field("pid", uint64_t(GetCurrentProcessId())).endObject();
    writeWhole(options.ready, out.json());
}

int run(const Options& options) {
    startSockets();
    static Ending ending;
    if (options.start) startOutlook(options.outlook);
    Address address = locate(options.outlook);
    // The host comes first: its thread is the main thread of what is Outlook here.
    std::unique_ptr<Host> host;
    if (options.host) {
        host = std::make_unique<Host>(options, address, ending);
    } else {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    }
    Relay relay(options, address, ending);
    ending.onEnd([&relay, &host] {
        relay.settle();
        if (host) host->settle();
        relay.revoke();
        relay.letAnswersArrive();
    });
    ControlServer control;
    relay.addCommands(control);
    if (host) host->addCommands(control);
    control.start();
    relay.announce();
    if (host) host->start();
    writeReadyFile(options, control);
    if (host) host->loop();
    Sleep(INFINITE);
    return ExitCode::DONE;
}

int start() {
    Options options = readOptions(arguments());
    switch (options.task) {
        case Task::HELP:
            puts(HELP_TEXT);
            return ExitCode::DONE;
        case Task::REGISTER:
            registerServer(options.server, startCommand(options), options.machine);
            return ExitCode::DONE;
        case Task::UNREGISTER:
            unregisterServer(options.server, options.machine);
            return ExitCode::DONE;
        default:
            return run(options);
    }
}

}  // namespace

int main() {
    try {
        return start();
    } catch (const std::invalid_argument& wrong) {
        fprintf(stderr, "crmbridge-relay: %s. Try --help.\n", wrong.what());
        return ExitCode::WRONG_USAGE;
    } catch (const relay::ComFailure& failure) {
        fprintf(stderr, "crmbridge-relay: Windows refused to announce the class (0x%08lX).\n", static_cast<unsigned long>(failure.result()));
        return ExitCode::FAILED;
    } catch (const std::exception& failure) {
        fprintf(stderr, "crmbridge-relay: %s.\n", failure.what());
        return ExitCode::FAILED;
    }
}
