// One connection to the service, proven before anything is sent on it. Portable.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "net/proof.h"
#include "net/response.h"
#include "net/stream.h"

namespace crmbridge {

// Where the service says it is, and the token that proves it.
struct Address {
    int port = 0;
    std::string token;

    // Reads the text of service.json; nothing unless it names a port at 127.0.0.1 and a token that fits into a header.
    static std::optional<Address> read(std::string_view serviceFile);

    bool operator==(const Address& other) const { return port == other.port && token == other.token; }
};

// Opens connections to 127.0.0.1; null when nobody listens.
using Connector = std::function<std::unique_ptr<Stream>(int port, Millis deadline)>;

// A service that can be asked. Every connection is challenged first: a program that took over the port after the service ended
// sees a nonce and nothing else. For one thread.
class Peer {
public:
    Peer(Connector connect, Crypto& crypto) : connect_(std::move(connect)), crypto_(crypto) {}

    enum class Meeting { Proven, NobodyThere, NotTheService };

    // Makes sure that there is a proven connection to this address.
    Meeting meet(const Address& address, Millis deadline);

    bool connected() const { return stream_ != nullptr; }
    void disconnect() { stream_.reset(); }

    // Sends a request on the proven connection. Nothing when the peer fails in any way; the connection is given up then.
    std::optional<Response> ask(std::string_view method, std::string_view path, std::string_view body, Millis deadline);

private:
    std::optional<Response> exchange(
        std::string_view method, std::string_view path, std::string_view body, bool withToken, Millis deadline);

    Connector connect_;
    Crypto& crypto_;
    Address address_;
    std::unique_ptr<Stream> stream_;
};

}  // namespace crmbridge
