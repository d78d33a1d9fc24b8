// The relay: one session with the simulator, its objects, and their announcement to COM.
#pragma once

#include "com/class_object.h"
#include "com/object_table.h"
#include "control/control_server.h"
#include "base/handle.h"
#include "options.h"
#include "process.h"

namespace relay {

class Relay {
public:
    // Connects. Throws ConnectionLost or ProtocolError.
    Relay(const Options& options, const Address& address, Ending& ending);
    // Lets COM programs find it: on a thread of the multi-threaded apartment, so that calls of several programs run side by
    // side. Throws ComFailure.
    void announce();
    // Adds "status", "quit" and "kill"; a host replaces them.
    void addCommands(ControlServer& control);
    // Nobody finds it any more when this returns. Any thread.
    void revoke();
    // Lets sinks take the events that have arrived.
    void settle();
    // Lets clients take the answers that were given: the one to Quit is the last before the end.
    void letAnswersArrive();

private:
    const Options& options_;
    Ending& ending_;
    AnyThread apartment_;
    Session session_;
    ObjectTable objects_;
    const Handle ready_{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    const Handle revoke_{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    const Handle revoked_{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    HRESULT announced_ = E_PENDING;
};

}  // namespace relay
