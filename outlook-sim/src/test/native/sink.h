// An event sink that counts and, when asked to, cancels.
#pragma once

#include <atomic>
#include <functional>

#include "com/automation.h"

namespace probe {

using namespace relay;

class Sink final : public IDispatch {
public:
    using Handler = std::function<void(DISPID, DISPPARAMS&)>;

    Sink(const IID& events, Handler handler) : events_(events), handler_(std::move(handler)) {}
    virtual ~Sink() = default;
    int received() const { return received_; }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override {
        bool known = iid == IID_IUnknown || iid == IID_IDispatch || iid == events_;
        *object = known ? static_cast<IDispatch*>(this) : nullptr;
        if (!known) return E_NOINTERFACE;
        AddRef();
        return S_OK;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
    ULONG STDMETHODCALLTYPE Release() override {
        ULONG left = --references_;
        if (left == 0) delete this;
        return left;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override {
        *count = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override { return DISP_E_UNKNOWNNAME; }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS* params, VARIANT*, EXCEPINFO*, UINT*) override {
        handler_(id, *params);
        received_++;
        return S_OK;
    }

private:
    const IID events_;
    const Handler handler_;
    std::atomic<ULONG> references_{1};
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
