// The crypto of Windows (bcrypt.dll).
#pragma once

#include "net/proof.h"

namespace crmbridge {

class SystemCrypto : public Crypto {
public:
    std::string hmac(std::string_view key, std::string_view text) override;
    std::string nonce() override;
};

}  // namespace crmbridge
