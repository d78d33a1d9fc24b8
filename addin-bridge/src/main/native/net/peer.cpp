#include "net/peer.h"

#include "text/json.h"

namespace crmbridge {

namespace {

constexpr std::size_t kLongestToken = 512;

bool fitsIntoHeader(std::string_view token) {
    if (token.empty() || token.size() > kLongestToken) return false;
    for (char unit : token) {
        if (unit <= ' ' || unit > '~') return false;
    }
    return true;
}

}  // namespace

std::optional<Address> Address::read(std::string_view serviceFile) {
    std::optional<Json> file = Json::parse(serviceFile);
    if (!file) return std::nullopt;
    constexpr std::string_view kStart = "http://127.0.0.1:";
    const std::string& url = (*file)["url"].text();
    if (url.compare(0, kStart.size(), kStart) != 0 || url.size() > kStart.size() + 5) return std::nullopt;
    int port = 0;
    for (char digit : std::string_view(url).substr(kStart.size())) {
        if (digit < '0' || digit > '9') return std::nullopt;
        port = port * 10 + (digit - '0');
    }
    const std::string& token = (*file)["token"].text();
    if (port < 1 || port > 65535 || !fitsIntoHeader(token)) return std::nullopt;
    return Address{port, token};
}

Peer::Meeting Peer::meet(const Address& address, Millis deadline) {
    if (stream_ != nullptr && address_ == address) return Meeting::Proven;
    address_ = address;
    stream_ = connect_(address.port, deadline);
    if (stream_ == nullptr) return Meeting::NobodyThere;
    std::string nonce = crypto_.nonce();
    std::string expected = nonce.empty() ? nonce : expectedProof(crypto_, address.token, address.port, nonce);
    std::optional<Response> answer;
    if (!expected.empty()) {
        answer = exchange("POST", "/api/challenge", JsonWriter().object().name("nonce").value(nonce).end().text(), false, deadline);
    }
    std::optional<Json> said = answer && answer->status == 200 ? Json::parse(answer->body) : std::nullopt;
    if (!said || !sameText((*said)["proof"].text(), expected) || stream_ == nullptr) {
        stream_.reset();
        return Meeting::NotTheService;
    }
    return Meeting::Proven;
}

std::optional<Response> Peer::ask(std::string_view method, std::string_view path, std::string_view body, Millis deadline) {
    return stream_ == nullptr ? std::nullopt : exchange(method, path, body, true, deadline);
}

std::optional<Response> Peer::exchange(
    std::string_view method, std::string_view path, std::string_view body, bool withToken, Millis deadline) {
    std::string request;
    request.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1:");
    request.append(std::to_string(address_.port)).append("\r\nAccept: application/json\r\n");
    if (withToken) request.append("Authorization: Bearer ").append(address_.token).append("\r\n");
    if (method != "GET") {
        request.append("Content-Type: application/json\r\nContent-Length: ").append(std::to_string(body.size())).append("\r\n");
    }
    request.append("\r\n").append(body);
    ResponseParser parser;
    char bytes[8192];
    bool sent = stream_->write(request, deadline);
    while (sent && parser.state() == ResponseParser::State::Reading) {
        long count = stream_->read(bytes, sizeof bytes, deadline);
        if (count <= 0) break;
        parser.take(std::string_view(bytes, static_cast<std::size_t>(count)));
    }
    if (parser.state() != ResponseParser::State::Done) {
        stream_.reset();
        return std::nullopt;
    }
    if (parser.response().closes) stream_.reset();
    return parser.response();
}

}  // namespace crmbridge
