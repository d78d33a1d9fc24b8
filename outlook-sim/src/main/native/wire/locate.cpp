#include "wire/locate.h"

#include "base/json.h"

namespace relay {

namespace {

constexpr size_t LARGEST_ANSWER = 65536;

struct HostAndPort {
    std::string host;
    uint16_t port;
};

HostAndPort parse(const std::string& url) {
    const std::string scheme = "http://";
    if (url.compare(0, scheme.size(), scheme) != 0) throw ConnectionLost("not an http address: " + url);
    std::string place = url.substr(scheme.size(), url.find('/', scheme.size()) - scheme.size());
    size_t colon = place.rfind(':');
    if (colon == std::string::npos) throw ConnectionLost("an address without a port: " + url);
    unsigned long port = strtoul(place.c_str() + colon + 1, nullptr, 10);
    if (port == 0 || port > 65535) throw ConnectionLost("not a port: " + url);
    std::string host = place.substr(0, colon);
    return {host == "localhost" ? "127.0.0.1" : host, uint16_t(port)};
}

std::string ask(const std::string& method, const HostAndPort& where, const std::string& path) {
    Socket socket(Socket::connectTo(where.host, where.port));
    // HTTP/1.0, so that the answer is neither chunked nor kept open.
    std::string request = method + " " + path + " HTTP/1.0\r\nHost: " + where.host + ":" + std::to_string(where.port) +
            "\r\nAccept: application/json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    socket.write(reinterpret_cast<const uint8_t*>(request.data()), request.size());
    std::string answer;
    uint8_t buffer[4096];
    while (size_t got = socket.readSome(buffer, sizeof buffer)) {
        answer.append(reinterpret_cast<char*>(buffer), got);
        if (answer.size() > LARGEST_ANSWER) throw ConnectionLost("an answer that is too long");
    }
    return answer;
}

}  // namespace

Address locate(const std::string& url) {
    std::string answer = ask("GET", parse(url), "/relay");
    size_t body = answer.find("\r\n\r\n");
    size_t status = answer.find(' ');
    if (body == std::string::npos || status == std::string::npos || answer.compare(status, 5, " 200 ") != 0)
        throw ConnectionLost("no simulated Outlook answers at " + url);
    try {
        JsonFields fields = readFlatObject(answer.substr(body + 4));
        return Address{fields.at("host"), uint16_t(std::stoul(fields.at("port"))), fields.at("token")};
    } catch (const std::logic_error&) {
        throw ConnectionLost("what answers at " + url + " is no simulated Outlook");
    }
}

void startOutlook(const std::string& url) { ask("POST", parse(url), "/api/start"); }

}  // namespace relay
