#include "net/loopback.h"

namespace crmbridge {

namespace {

class Loopback : public Stream {
public:
    Loopback(SOCKET socket, HANDLE stop) : socket_(socket), event_(WSACreateEvent()), stop_(stop) {}

    ~Loopback() override {
        closesocket(socket_);
        if (event_ != WSA_INVALID_EVENT) WSACloseEvent(event_);
    }

    bool connect(int port, Millis deadline) {
        if (event_ == WSA_INVALID_EVENT || WSAEventSelect(socket_, event_, FD_CONNECT | FD_READ | FD_WRITE | FD_CLOSE) != 0) return false;
        int yes = 1;
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char*>(&yes), sizeof yes);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<u_short>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return true;
        if (WSAGetLastError() != WSAEWOULDBLOCK) return false;
        while (wait(deadline)) {
            WSANETWORKEVENTS events = {};
            if (WSAEnumNetworkEvents(socket_, event_, &events) != 0) return false;
            if ((events.lNetworkEvents & FD_CONNECT) != 0) return events.iErrorCode[FD_CONNECT_BIT] == 0;
        }
        return false;
    }

    bool write(std::string_view bytes, Millis deadline) override {
        while (!bytes.empty()) {
            int size = static_cast<int>(bytes.size() < kMostAtOnce ? bytes.size() : kMostAtOnce);
            int sent = send(socket_, bytes.data(), size, 0);
            if (sent > 0) {
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            } else if (!again(deadline)) {
                return false;
            }
        }
        return true;
    }

    long read(char* into, std::size_t size, Millis deadline) override {
        while (true) {
            int count = recv(socket_, into, static_cast<int>(size), 0);
            if (count >= 0) return count;
            if (!again(deadline)) return -1;
        }
    }

private:
    static constexpr std::size_t kMostAtOnce = 64 * 1024;

    // After a call that could not go on: waits until it might, or tells that it is over.
    bool again(Millis deadline) {
        if (WSAGetLastError() != WSAEWOULDBLOCK || !wait(deadline)) return false;
        WSANETWORKEVENTS events = {};
        return WSAEnumNetworkEvents(socket_, event_, &events) == 0;
    }

    bool wait(Millis deadline) {
        Millis now = nowMillis();
        if (now >= deadline) return false;
        HANDLE handles[] = {stop_, event_};
        return WaitForMultipleObjects(2, handles, FALSE, static_cast<DWORD>(deadline - now)) == WAIT_OBJECT_0 + 1;
    }

    SOCKET socket_;
    WSAEVENT event_;
    HANDLE stop_;
};

}  // namespace

std::unique_ptr<Stream> connectLoopback(int port, Millis deadline, HANDLE stop) {
    SOCKET socket = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, nullptr, 0, WSA_FLAG_NO_HANDLE_INHERIT);
    if (socket == INVALID_SOCKET) return nullptr;
    auto stream = std::make_unique<Loopback>(socket, stop);
    return stream->connect(port, deadline) ? std::move(stream) : nullptr;
}

}  // namespace crmbridge
