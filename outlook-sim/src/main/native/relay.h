// The relay: one session with the simulator, its objects, and their announcement to COM.
#pragma once

#include "com/class_object.h"
#include "com/object_table.h"
#include "control/control_server.h"
#include "options.h"
#include "process.h"

namespace relay {

class Relay {
public:
    // Connects. Throws ConnectionLost or ProtocolError.
    Relay(const Options& options, const Address& address, Ending& ending);
    // Lets COM programs find it. In a thread of the multi-threaded apartment.
    void announce();
    // Adds "status", "quit" and "kill".
    void addCommands(ControlServer& control);
    void revoke();

private:
    const Options& options_;
    Ending& ending_;
    AnyThread apartment_;
    Session session_;
    ObjectTable objects_;
    std::unique_ptr<Announcement> announcement_;
};

}  // namespace relay
