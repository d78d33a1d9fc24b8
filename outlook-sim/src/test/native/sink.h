// An event sink that counts and, when asked to, cancels.
#pragma once

#include <atomic>
#include <functional>

#include "com/automation.h"
#include "host/scripted.h"

namespace probe {

using namespace relay;

class Sink final : public Scripted<IDispatch> {
public:
    using Handler = std::function<void(DISPID, DISPPARAMS&)>;

    Sink(const IID& events, Handler handler) : events_(events), handler_(std::move(handler)) {}
    int received() const { return received_; }

protected:
    const IID& ownInterface() const override { return events_; }
    const Member* members() const override {
        static const Member none[] = {{nullptr, 0}};
        return none;
    }
    HRESULT invoke(DISPID id, WORD, DISPPARAMS& params, VARIANT&) override {
        handler_(id, params);
        received_++;
        return S_OK;
    }

private:
    const IID events_;
    const Handler handler_;
    std::atomic<int> received_{0};
};

// Listens until the end of a block.
class Listening {
public:
    Listening(const Object& source, const wchar_t* events, Sink::Handler handler) {
        IID iid;
        require(CLSIDFromString(events, &iid));
        ComPtr<IConnectionPointContainer> container;
        require(source.dispatch()->QueryInterface(IID_IConnectionPointContainer, reinterpret_cast<void**>(container.out())));
        require(container->FindConnectionPoint(iid, point_.out()));
        sink_ = ComPtr<Sink>::owned(new Sink(iid, std::move(handler)));
        require(point_->Advise(sink_.get(), &cookie_));
    }
    ~Listening() { end(); }
    void end() {
        if (cookie_) point_->Unadvise(cookie_);
        cookie_ = 0;
    }
    // Waits, at most ten seconds, until that many events have arrived.
    bool reached(int count) const {
        for (int i = 0; i < 1000 && sink_->received() < count; i++) Sleep(10);
        return sink_->received() >= count;
    }

private:
    ComPtr<IConnectionPoint> point_;
    ComPtr<Sink> sink_;
    DWORD cookie_ = 0;
};

}  // namespace probe
