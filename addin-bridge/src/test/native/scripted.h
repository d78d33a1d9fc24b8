// A service in memory: answers requests with a function, and can be away, be somebody else, or break off.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "net/peer.h"
#include "service/surroundings.h"
#include "text/json.h"

namespace crmbridge::test {

// Not cryptography: enough to tell who knows the token.
class PlainCrypto : public Crypto {
public:
    std::string hmac(std::string_view key, std::string_view text) override { return std::string(key) + "|" + std::string(text); }
    std::string nonce() override { return "nonce-" + std::to_string(1'000'000'000 + count_++); }

private:
    int count_ = 0;
};

struct ScriptedService {
    bool running = true;
    // Whether the program that listens knows the token.
    bool genuine = true;
    // Bytes instead of the next answer.
    std::string garbage;
    std::vector<std::string> requests;
    std::function<std::string(const std::string& path, const std::string& body)> answer;
    int connections = 0;

    static std::string response(int status, const std::string& body) {
        return "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }
};

class ScriptedStream : public Stream {
public:
    explicit ScriptedStream(ScriptedService& service) : service_(service) {}

    bool write(std::string_view bytes, Millis) override {
        if (!service_.running) return false;
        std::string request(bytes);
        service_.requests.push_back(request);
        std::string body = request.substr(request.find("\r\n\r\n") + 4);
        std::string path = request.substr(request.find(' ') + 1);
        path.resize(path.find(' '));
        if (!service_.garbage.empty()) {
            pending_ = std::exchange(service_.garbage, {});
        } else if (path == "/api/challenge") {
            PlainCrypto crypto;
            std::string proof = expectedProof(crypto, service_.genuine ? "secret" : "guess", 4711, (*Json::parse(body))["nonce"].text());
            pending_ = ScriptedService::response(200, JsonWriter().object().name("proof").value(proof).end().text());
        } else {
            pending_ = service_.answer(path, body);
        }
        return true;
    }

    long read(char* into, std::size_t size, Millis) override {
        if (!service_.running || pending_.empty()) return -1;
        std::size_t count = std::min(size, std::min<std::size_t>(7, pending_.size()));
        pending_.copy(into, count);
        pending_.erase(0, count);
        return static_cast<long>(count);
    }

private:
    ScriptedService& service_;
    std::string pending_;
};

inline Connector connectorTo(ScriptedService& service) {
    return [&service](int, Millis) -> std::unique_ptr<Stream> {
        if (!service.running) return nullptr;
        service.connections++;
        return std::make_unique<ScriptedStream>(service);
    };
}

class Machine : public Surroundings {
public:
    std::optional<Address> address() override { return known ? std::optional<Address>(Address{4711, "secret"}) : std::nullopt; }
    bool startService() override {
        starts++;
        return canStart;
    }
    void openWindow(const std::string& url) override { windows.push_back(url); }
    void openRecord(const std::string& url) override { records.push_back(url); }
    void changed() override { paintings++; }
    void wake() override {}
    Millis now() override { return time; }
    void log(const std::string& line) override { lines.push_back(line); }

    bool known = true;
    bool canStart = true;
    int starts = 0;
    int paintings = 0;
    Millis time = 1'000'000;
    std::vector<std::string> windows;
    std::vector<std::string> records;
    std::vector<std::string> lines;
};

}  // namespace crmbridge::test
