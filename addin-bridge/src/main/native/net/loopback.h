// TCP to 127.0.0.1 that never waits longer than it is told and ends at once when the add-in stops.
#pragma once

#include <winsock2.h>
#include <windows.h>

#include <memory>

#include "net/stream.h"

namespace crmbridge {

// Connects, or null when nobody listens in time. stop: event after which everything fails at once; must outlive the stream.
std::unique_ptr<Stream> connectLoopback(int port, Millis deadline, HANDLE stop);

}  // namespace crmbridge
