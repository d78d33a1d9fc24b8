// Outlook as add-ins see it: loads them, shows their ribbons, and lets a test press the controls.
#pragma once

#include "com/object_table.h"
#include "control/control_server.h"
#include "host/add_in.h"
#include "host/main_thread.h"
#include "options.h"
#include "process.h"

namespace relay {

// Created and used on the thread that becomes the main thread.
class Host {
public:
    // Connects, trusted as an add-in. Throws ConnectionLost or ProtocolError.
    Host(const Options& options, const Address& address, Ending& ending);
    // Loads the add-ins. Throws when one cannot be loaded.
    void start();
    void loop() { main_.loop(); }
    // Lets sinks take the events that have arrived.
    void settle();
    // Adds the commands of docs/reference/relay-program.md that concern add-ins.
    void addCommands(ControlServer& control);

private:
    using Work = std::function<void(const JsonFields&, JsonWriter&)>;
    void onMainThread(ControlServer& control, const std::string& name, Work work);
    AddIn& addIn(const JsonFields& fields);
    Ribbon& ribbon(const JsonFields& fields);
    void writeStatus(JsonWriter& out);
    void quit(bool orderly);

    const Options& options_;
    Ending& ending_;
    MainThread main_;
    Session session_;
    ObjectTable objects_;
    ComPtr<IDispatch> application_;
    Timings timings_;
    std::vector<std::unique_ptr<AddIn>> addIns_;
};

}  // namespace relay
