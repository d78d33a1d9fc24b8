#include "control/control_server.h"

#include <bcrypt.h>
#include <ws2tcpip.h>

#include "base/handle.h"
#include "base/text.h"

namespace relay {

namespace {

constexpr size_t LONGEST_LINE = 1 << 20;

std::string newToken() {
    UCHAR random[32];
    if (BCryptGenRandom(nullptr, random, sizeof random, BCRYPT_USE_SYSTEM_PREFERRED_RNG) != 0)
        throw ConnectionLost("Windows gives no random numbers");
    std::string token;
    const char* digits = "0123456789abcdef";
    for (UCHAR byte : random) {
        token += digits[byte >> 4];
        token += digits[byte & 15];
    }
    return token;
}

// Takes as long for a wrong token as for the right one.
bool same(const std::string& one, const std::string& other) {
    if (one.size() != other.size()) return false;
    unsigned char difference = 0;
    for (size_t i = 0; i < one.size(); i++) difference |= static_cast<unsigned char>(one[i] ^ other[i]);
    return difference == 0;
}

}  // namespace

ControlServer::ControlServer() : token_(newToken()) {
    listener_ = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int length = sizeof address;
    if (listener_ == INVALID_SOCKET || bind(listener_, reinterpret_cast<sockaddr*>(&address), length) != 0 ||
            listen(listener_, 16) != 0 || getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length) != 0)
        throw ConnectionLost("no port left for the control channel");
    port_ = ntohs(address.sin_port);
}

ControlServer::~ControlServer() { closesocket(listener_); }

void ControlServer::add(const std::string& name, Command command) { commands_[name] = std::move(command); }

void ControlServer::start() {
    startThread([this] { accept(); });
}

void ControlServer::accept() {
    while (true) {
        SOCKET accepted = ::accept(listener_, nullptr, nullptr);
        if (accepted == INVALID_SOCKET) return;
        auto socket = std::make_shared<Socket>(accepted);
        startThread([this, socket] {
            try {
                serve(*socket);
            } catch (const std::exception&) {
                socket->shut();
            }
        });
    }
}

void ControlServer::serve(Socket& socket) {
    std::string received;
    uint8_t buffer[4096];
    while (size_t got = socket.readSome(buffer, sizeof buffer)) {
        received.append(reinterpret_cast<char*>(buffer), got);
        for (size_t end; (end = received.find('\n')) != std::string::npos; received.erase(0, end + 1)) {
            std::string reply = answer(received.substr(0, end)) + "\n";
            socket.write(reinterpret_cast<const uint8_t*>(reply.data()), reply.size());
        }
        if (received.size() > LONGEST_LINE) return;
    }
}

std::string ControlServer::answer(const std::string& line) {
    JsonWriter out;
    try {
        JsonFields fields = readFlatObject(line);
        if (!same(fields["token"], token_)) throw CommandRefused("the token is wrong");
        auto command = commands_.find(fields["do"]);
        if (command == commands_.end()) throw CommandRefused("there is no command \"" + fields["do"] + "\"");
        out.beginObject().field("ok", true);
        command->second(fields, out);
        return out.endObject().json();
    } catch (const std::exception& failure) {
        JsonWriter refusal;
        return refusal.beginObject().field("ok", false).field("error", failure.what()).endObject().json();
    }
}

void writeWhole(const std::wstring& path, const std::string& content) {
    std::wstring draft = path + L".new";
    {
        Handle file(CreateFileW(draft.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr));
        DWORD written = 0;
        if (!file || !WriteFile(file.get(), content.data(), DWORD(content.size()), &written, nullptr) || written != content.size())
            throw std::runtime_error("could not write " + utf8(draft));
    }
    if (!MoveFileExW(draft.c_str(), path.c_str(), MOVEFILE_REPLACE_EXISTING))
        throw std::runtime_error("could not write " + utf8(path));
}

}  // namespace relay
