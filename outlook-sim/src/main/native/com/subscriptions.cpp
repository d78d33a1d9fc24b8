#include "com/subscriptions.h"

#include <olectl.h>

#include <vector>

#include "base/text.h"
#include "com/failure.h"
#include "com/values.h"

namespace relay {

namespace {

// For the time of a block, the thread may call COM.
class ComThread {
public:
    ComThread() : result_(CoInitializeEx(nullptr, COINIT_MULTITHREADED)) {}
    ~ComThread() {
        if (SUCCEEDED(result_)) CoUninitialize();
    }

private:
    HRESULT result_;
};

bool isProxy(IUnknown* object) {
    ComPtr<IUnknown> manager;
    return SUCCEEDED(object->QueryInterface(IID_IMultiQI, reinterpret_cast<void**>(manager.out())));
}

// Outlook asks a sink for the event interface. A sink of another process has that only where a type library describes it,
// so such a one is asked for IDispatch.
ComPtr<IDispatch> dispatchOf(IUnknown* sink, REFIID events) {
    ComPtr<IDispatch> dispatch;
    IID wanted = isProxy(sink) ? IID_IDispatch : events;
    if (FAILED(sink->QueryInterface(wanted, reinterpret_cast<void**>(dispatch.out()))))
        throw ComFailure(CONNECT_E_CANNOTCONNECT);
    return dispatch;
}

bool isGone(HRESULT result) {
    return result == RPC_E_DISCONNECTED || result == RPC_E_SERVER_DIED || result == RPC_E_SERVER_DIED_DNE ||
            result == HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE) || result == HRESULT_FROM_WIN32(RPC_S_CALL_FAILED);
}

}  // namespace

Subscriptions::Subscriptions(Session& session, ObjectTable& objects)
        : session_(session), objects_(objects), arrived_(CreateEventW(nullptr, FALSE, FALSE, nullptr)) {
    startThread([this] { deliverInOrder(); });
    session.receiveEvents([this](const Frame& frame) { received(frame); });
}

void Subscriptions::probe(RelayObject& source, REFIID events) {
    DWORD cookie;
    {
        Hold hold(mutex_);
        cookie = next_++;
    }
    advise(source.id(), cookie, events);
    unadvise(source.id(), cookie);
}

DWORD Subscriptions::add(RelayObject& source, REFIID events, IUnknown* sink) {
    ComPtr<IDispatch> dispatch = dispatchOf(sink, events);
    DWORD cookie;
    {
        Hold hold(mutex_);
        cookie = next_++;
        byCookie_.emplace(cookie, Subscription{source.id(), dispatch});
    }
    try {
        advise(source.id(), cookie, events);
    } catch (...) {
        Hold hold(mutex_);
        byCookie_.erase(cookie);
        throw;
    }
    return cookie;
}

bool Subscriptions::remove(DWORD cookie) {
    Subscription ended;
    {
        Hold hold(mutex_);
        auto entry = byCookie_.find(cookie);
        if (entry == byCookie_.end()) return false;
        ended = std::move(entry->second);
        byCookie_.erase(entry);
    }
    unadvise(ended.source, cookie);
    return true;
}

size_t Subscriptions::size() {
    Hold hold(mutex_);
    return byCookie_.size();
}

void Subscriptions::settle(DWORD withinMs) {
    constexpr DWORD STEP_MS = 5;
    for (DWORD waited = 0; unsettled_ > 0 && waited < withinMs; waited += STEP_MS) Sleep(STEP_MS);
}

void Subscriptions::advise(uint64_t source, DWORD cookie, REFIID events) {
    PayloadWriter out;
    out.u64(source).i32(int32_t(cookie)).text(guidText(events));
    objects_.request(FrameType::ADVISE, out, nullptr);
}

void Subscriptions::unadvise(uint64_t source, DWORD cookie) {
    PayloadWriter out;
    session_.call(FrameType::UNADVISE, out.i32(int32_t(cookie)).u64(source).bytes(), nullptr);
}

ComPtr<IDispatch> Subscriptions::sinkOf(DWORD cookie) {
    Hold hold(mutex_);
    auto entry = byCookie_.find(cookie);
    return entry == byCookie_.end() ? ComPtr<IDispatch>() : entry->second.sink;
}

// On the thread that reads events: must not wait for anybody.
void Subscriptions::received(const Frame& frame) {
    PayloadReader in(frame.payload);
    in.i32();
    in.u64();
    in.i32();
    unsettled_++;
    if (in.u8() != 0) {
        startThread([this, frame] { deliver(frame); });
        return;
    }
    {
        Hold hold(mutex_);
        waiting_.push_back(frame);
    }
    SetEvent(arrived_.get());
}

void Subscriptions::deliverInOrder() {
    ComThread com;
    while (true) {
        WaitForSingleObject(arrived_.get(), INFINITE);
        while (true) {
            Frame frame;
            {
                Hold hold(mutex_);
                if (waiting_.empty()) break;
                frame = std::move(waiting_.front());
                waiting_.pop_front();
            }
            deliver(frame);
        }
    }
}

void Subscriptions::deliver(const Frame& frame) {
    ComThread com;
    bool canceled = false;
    objects_.apartment().run([&] {
        try {
            canceled = fire(frame);
        } catch (const std::exception&) {
            canceled = false;
        }
    });
    session_.answerEvent(frame.number, canceled);
    unsettled_--;
}

bool Subscriptions::fire(const Frame& frame) {
    PayloadReader in(frame.payload);
    DWORD cookie = DWORD(in.i32());
    in.u64();
    DISPID id = in.i32();
    bool cancelable = in.u8() != 0;
    uint32_t count = in.count(2);
    std::vector<Value> args(count + (cancelable ? 1 : 0));
    // As in DISPPARAMS, the last argument comes first. Reading takes over the references even when nobody listens any more.
    for (size_t i = args.size(); i > args.size() - count; i--) readValue(in, args[i - 1].get(), objects_);
    VARIANT_BOOL cancel = VARIANT_FALSE;
    if (cancelable) {
        args[0]->vt = VT_BOOL | VT_BYREF;
        args[0]->pboolVal = &cancel;
    }
    ComPtr<IDispatch> sink = sinkOf(cookie);
    if (!sink) return false;
    DISPPARAMS params{args.empty() ? nullptr : args[0].get(), nullptr, UINT(args.size()), 0};
    HRESULT result = sink->Invoke(id, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &params, nullptr, nullptr, nullptr);
    if (isGone(result)) remove(cookie);
    return cancel != VARIANT_FALSE;
}

}  // namespace relay
