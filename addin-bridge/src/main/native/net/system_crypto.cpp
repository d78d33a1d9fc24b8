#include "net/system_crypto.h"

#include <windows.h>
#include <bcrypt.h>

namespace crmbridge {

std::string SystemCrypto::hmac(std::string_view key, std::string_view text) {
    BCRYPT_ALG_HANDLE algorithm = nullptr;
    if (BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, nullptr, BCRYPT_ALG_HANDLE_HMAC_FLAG) < 0) return {};
    std::string code(32, '\0');
    BCRYPT_HASH_HANDLE hash = nullptr;
    auto bytes = [](std::string_view from) { return reinterpret_cast<PUCHAR>(const_cast<char*>(from.data())); };
    bool done = BCryptCreateHash(algorithm, &hash, nullptr, 0, bytes(key), static_cast<ULONG>(key.size()), 0) >= 0 &&
                BCryptHashData(hash, bytes(text), static_cast<ULONG>(text.size()), 0) >= 0 &&
                BCryptFinishHash(hash, bytes(code), static_cast<ULONG>(code.size()), 0) >= 0;
    if (hash != nullptr) BCryptDestroyHash(hash);
    BCryptCloseAlgorithmProvider(algorithm, 0);
    return done ? code : std::string();
}

std::string SystemCrypto::nonce() {
    unsigned char random[16];
    if (BCryptGenRandom(nullptr, random, sizeof random, BCRYPT_USE_SYSTEM_PREFERRED_RNG) < 0) return {};
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    for (unsigned char byte : random) {
        text.push_back(kHex[byte >> 4]);
        text.push_back(kHex[byte & 15]);
    }
    return text;
}

}  // namespace crmbridge
