// A TCP connection to this machine.
#pragma once

#include <winsock2.h>
#include <windows.h>

#include <string>

#include "base/apartment.h"
#include "wire/frame.h"

namespace relay {

// The connection ended or could not be made.
class ConnectionLost : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Socket {
public:
    // Takes over a connected socket.
    explicit Socket(SOCKET socket) : socket_(socket) {}
    ~Socket();
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    // Connects within five seconds. Throws ConnectionLost.
    static SOCKET connectTo(const std::string& host, uint16_t port);

    void write(const uint8_t* data, size_t length);
    void write(const Frame& frame);
    // serving: whose work the thread may do while it waits; null for none.
    Frame readFrame(Apartment* serving);
    // Reads what is there, at most that many bytes; 0 at the end.
    size_t readSome(uint8_t* to, size_t length);
    // Ends reads and writes of all threads.
    void shut();

private:
    void readAll(uint8_t* to, size_t length);
    void serveUntilReadable(Apartment& apartment);
    SOCKET socket_;
};

// Once per process, before the first connection.
void startSockets();

}  // namespace relay
