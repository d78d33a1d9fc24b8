// How the add-in makes sure that it talks to the service before it says anything: the service must answer a fresh nonce with
// base64url(HMAC-SHA-256(token, "crmbridge-proof:service@127.0.0.1:PORT:" + nonce)). The port is part of it, so that an answer
// cannot be fetched from the real service by a program at another port.
#pragma once

#include <string>
#include <string_view>

namespace crmbridge {

// The crypto the proof needs; bcrypt.dll in the add-in.
class Crypto {
public:
    virtual ~Crypto() = default;

    // HMAC-SHA-256, 32 bytes; empty when the system cannot.
    virtual std::string hmac(std::string_view key, std::string_view text) = 0;

    // 32 fresh random characters, [0-9a-f]; empty when the system cannot.
    virtual std::string nonce() = 0;
};

std::string base64Url(std::string_view bytes);

// Compares in a time that does not depend on where the texts differ.
bool sameText(std::string_view left, std::string_view right);

// The answer that proves knowledge of the token; empty when the system cannot compute it.
std::string expectedProof(Crypto& crypto, std::string_view token, int port, std::string_view nonce);

}  // namespace crmbridge
