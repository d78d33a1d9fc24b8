#include "wire/session.h"

#include "base/handle.h"
#include "base/text.h"

namespace relay {

Session::Session(Address address, bool trusted, Undertaker undertaker)
        : address_(std::move(address)), trusted_(trusted), undertaker_(std::move(undertaker)) {
    free_.push_back(open(Role::FIRST));
    events_ = open(Role::EVENTS);
}

void Session::receiveEvents(EventReceiver receiver) {
    startThread([this, receiver = std::move(receiver)] {
        try {
            while (true) {
                Frame frame = events_->readFrame(nullptr);
                if (frame.type != FrameType::EVENT) throw ProtocolError("not an event");
                receiver(frame);
            }
        } catch (const std::exception&) {
            over();
        }
    });
}

Frame Session::call(FrameType type, const Bytes& payload, Apartment* serving) {
    try {
        Wire wire = acquire();
        Frame answer = exchange(*wire, type, payload, serving);
        Hold hold(mutex_);
        free_.push_back(std::move(wire));
        calls_++;
        answeredAt_ = GetTickCount64();
        return answer;
    } catch (const std::exception&) {
        over();
    }
}

void Session::answerEvent(uint32_t number, bool canceled) {
    try {
        PayloadWriter out;
        Hold hold(eventWriting_);
        events_->write(Frame{FrameType::EVENT_ANSWER, number, out.u8(canceled ? 1 : 0).bytes()});
    } catch (const ConnectionLost&) {
        // The thread that reads events notices it, too, and lets the events before this one arrive first.
        events_->shut();
    }
}

uint64_t Session::calls() {
    Hold hold(mutex_);
    return calls_;
}

void Session::settle(DWORD ageMs) {
    ULONGLONG age;
    {
        Hold hold(mutex_);
        age = GetTickCount64() - answeredAt_;
    }
    if (age < ageMs) Sleep(DWORD(ageMs - age));
}

Session::Wire Session::acquire() {
    {
        Hold hold(mutex_);
        if (!free_.empty()) {
            Wire wire = std::move(free_.back());
            free_.pop_back();
            return wire;
        }
    }
    return open(Role::CALLS);
}

Session::Wire Session::open(Role role) {
    auto wire = std::make_shared<Socket>(Socket::connectTo(address_.host, address_.port));
    PayloadWriter hello;
    hello.u32(MAGIC).u16(PROTOCOL_VERSION).u8(role).u8(trusted_ ? 1 : 0).u64(id_).text(wide(address_.token));
    Frame welcome = exchange(*wire, FrameType::HELLO, hello.bytes(), nullptr);
    PayloadReader in(welcome.payload);
    in.u16();
    uint64_t session = in.u64();
    if (role == Role::FIRST) id_ = session;
    return wire;
}

Frame Session::exchange(Socket& socket, FrameType type, const Bytes& payload, Apartment* serving) {
    uint32_t mine;
    {
        Hold hold(mutex_);
        mine = ++number_;
    }
    socket.write(Frame{uint8_t(type), mine, payload});
    Frame answer = socket.readFrame(serving);
    if (answer.type == FrameType::BYE) {
        PayloadReader reason(answer.payload);
        throw ProtocolError(utf8(reason.text()));
    }
    bool expected = type == FrameType::HELLO ? answer.type == FrameType::WELCOME
                                             : answer.type == FrameType::RESULT || answer.type == FrameType::FAILURE;
    if (!expected || answer.number != mine) throw ProtocolError("an answer to another question");
    return answer;
}

void Session::over() {
    undertaker_();
    // The undertaker ends the process; a thread that comes second waits for that.
    Sleep(INFINITE);
    ExitProcess(1);
}

}  // namespace relay
