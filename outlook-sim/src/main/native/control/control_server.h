// The channel on which a test asks and steers this process: one JSON object a line, over loopback, with a token.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/json.h"
#include "wire/socket.h"

namespace relay {

// A command that could not be carried out; the text says why.
class CommandRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class ControlServer {
public:
    // Writes the fields of the answer. Throws CommandRefused.
    using Command = std::function<void(const JsonFields&, JsonWriter&)>;

    // Listens on a free port of 127.0.0.1. Throws ConnectionLost.
    ControlServer();
    ~ControlServer();
    // Before start.
    void add(const std::string& name, Command command);
    void start();
    uint16_t port() const { return port_; }
    const std::string& token() const { return token_; }

private:
    void accept();
    void serve(Socket& socket);
    std::string answer(const std::string& line);

    SOCKET listener_;
    uint16_t port_;
    const std::string token_;
    std::map<std::string, Command> commands_;
};

// Replaces the file at once: a reader sees all of it or nothing. Throws std::runtime_error.
void writeWhole(const std::wstring& path, const std::string& content);

}  // namespace relay
