#include "net/proof.h"

namespace crmbridge {

std::string base64Url(std::string_view bytes) {
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    unsigned held = 0;
    int bits = 0;
    for (char byte : bytes) {
        held = held << 8 | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 6; bits -= 6) text.push_back(kDigits[held >> (bits - 6) & 63]);
        held &= 0xFF;
    }
    if (bits > 0) text.push_back(kDigits[held << (6 - bits) & 63]);
    return text;
}

bool sameText(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < left.size(); i++) difference |= static_cast<unsigned char>(left[i] ^ right[i]);
    return difference == 0;
}

std::string expectedProof(Crypto& crypto, std::string_view token, int port, std::string_view nonce) {
    std::string text = "crmbridge-proof:service@127.0.0.1:" + std::to_string(port) + ":";
    text += nonce;
    std::string code = crypto.hmac(token, text);
    return code.empty() ? code : base64Url(code);
}

}  // namespace crmbridge
