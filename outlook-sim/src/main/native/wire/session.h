// A client's session with the simulated Outlook: connections for calls, one connection for events.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/lock.h"
#include "wire/socket.h"

namespace relay {

// Where the simulator's object model is reached.
struct Address {
    std::string host;
    uint16_t port = 0;
    std::string token;
};

// Thread-safe. When a connection breaks the session is over for good.
class Session {
public:
    // Called with each EVENT frame on one thread, in order of arrival.
    using EventReceiver = std::function<void(const Frame&)>;
    // Called once when the session is over; must not return.
    using Undertaker = std::function<void()>;

    // Connects. Throws ConnectionLost or ProtocolError when the simulator is not there or refuses.
    // trusted: an add-in inside Outlook, which the object-model guard lets through.
    Session(Address address, bool trusted, Undertaker undertaker);

    void receiveEvents(EventReceiver receiver);
    // Sends a request and gives its RESULT or FAILURE. Does not return when the simulator is gone.
    // serving: whose work the thread may do while it waits; null for none.
    Frame call(FrameType type, const Bytes& payload, Apartment* serving);
    void answerEvent(uint32_t number, bool canceled);
    // Requests sent so far.
    uint64_t calls();
    // Waits until the last answer is that old, so that whoever asked has taken it from here. Nothing tells when they have.
    void settle(DWORD ageMs);

private:
    using Wire = std::shared_ptr<Socket>;
    Wire open(Role role);
    Wire acquire();
    Frame exchange(Socket& socket, FrameType type, const Bytes& payload, Apartment* serving);
    [[noreturn]] void over();

    const Address address_;
    const bool trusted_;
    const Undertaker undertaker_;
    Mutex mutex_;
    Mutex eventWriting_;
    std::vector<Wire> free_;
    Wire events_;
    uint64_t id_ = 0;
    uint32_t number_ = 0;
    uint64_t calls_ = 0;
    ULONGLONG answeredAt_ = 0;
};

}  // namespace relay
