#include "wire/socket.h"

#include <ws2tcpip.h>

#include <cstring>

#include "base/handle.h"

namespace relay {

namespace {

constexpr DWORD CONNECT_WITHIN_MS = 5000;
constexpr uint32_t FRAME_HEAD = 5;

void setBlocking(SOCKET socket, bool blocking) {
    u_long flag = blocking ? 0 : 1;
    ioctlsocket(socket, long(FIONBIO), &flag);
}

bool connected(SOCKET socket, const sockaddr_in& address) {
    setBlocking(socket, false);
    if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        if (WSAGetLastError() != WSAEWOULDBLOCK) return false;
        fd_set writable, failed;
        FD_ZERO(&writable);
        FD_ZERO(&failed);
        FD_SET(socket, &writable);
        FD_SET(socket, &failed);
        timeval limit{long(CONNECT_WITHIN_MS / 1000), 0};
        if (select(0, nullptr, &writable, &failed, &limit) <= 0 || FD_ISSET(socket, &failed)) return false;
    }
    setBlocking(socket, true);
    return true;
}

}  // namespace

void startSockets() {
    WSADATA data;
    if (WSAStartup(MAKEWORD(2, 2), &data) != 0) throw ConnectionLost("Windows has no sockets");
}

SOCKET Socket::connectTo(const std::string& host, uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1) throw ConnectionLost("not an address: " + host);
    SOCKET socket = ::socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (socket == INVALID_SOCKET) throw ConnectionLost("no socket left");
    if (!connected(socket, address)) {
        closesocket(socket);
        throw ConnectionLost("nothing answers at " + host + ":" + std::to_string(port));
    }
    BOOL yes = TRUE;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char*>(&yes), sizeof yes);
    return socket;
}

Socket::~Socket() { closesocket(socket_); }

void Socket::shut() { shutdown(socket_, SD_BOTH); }

void Socket::write(const uint8_t* data, size_t length) {
    while (length > 0) {
        int sent = send(socket_, reinterpret_cast<const char*>(data), int(length), 0);
        if (sent <= 0) throw ConnectionLost("the connection ended while writing");
        data += sent;
        length -= size_t(sent);
    }
}

void Socket::write(const Frame& frame) {
    if (frame.payload.size() + FRAME_HEAD > LARGEST_FRAME) throw ProtocolError("a frame that is too large to send");
    PayloadWriter out;
    out.u32(uint32_t(frame.payload.size()) + FRAME_HEAD).u8(frame.type).u32(frame.number);
    out.raw(frame.payload.data(), frame.payload.size());
    write(out.bytes().data(), out.bytes().size());
}

Frame Socket::readFrame(Apartment* serving) {
    if (serving && serving->serves()) serveUntilReadable(*serving);
    Bytes head(4 + FRAME_HEAD);
    readAll(head.data(), head.size());
    PayloadReader in(head);
    uint32_t length = in.u32();
    if (length < FRAME_HEAD || length > LARGEST_FRAME) throw ProtocolError("a frame of an impossible length");
    Frame frame;
    frame.type = in.u8();
    frame.number = in.u32();
    frame.payload.resize(length - FRAME_HEAD);
    readAll(frame.payload.data(), frame.payload.size());
    return frame;
}

size_t Socket::readSome(uint8_t* to, size_t length) {
    int got = recv(socket_, reinterpret_cast<char*>(to), int(length), 0);
    return got > 0 ? size_t(got) : 0;
}

void Socket::readAll(uint8_t* to, size_t length) {
    while (length > 0) {
        size_t got = readSome(to, length);
        if (got == 0) throw ConnectionLost("the connection ended");
        to += got;
        length -= got;
    }
}

void Socket::serveUntilReadable(Apartment& apartment) {
    Handle readable(CreateEventW(nullptr, TRUE, FALSE, nullptr));
    if (!readable || WSAEventSelect(socket_, readable.get(), FD_READ | FD_CLOSE) != 0) return;
    apartment.serveUntil(readable.get());
    WSAEventSelect(socket_, nullptr, 0);
    setBlocking(socket_, true);
}

}  // namespace relay
