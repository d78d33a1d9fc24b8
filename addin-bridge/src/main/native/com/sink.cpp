#include "com/sink.h"

#include <utility>

#include "com/guarded.h"

namespace crmbridge {

namespace {

class Sink final : public IDispatch {
public:
    Sink(REFIID events, EventHandler handler) : events_(events), handler_(std::move(handler)) {}

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override {
        if (object == nullptr) return E_POINTER;
        *object = nullptr;
        if (!IsEqualIID(iid, IID_IUnknown) && !IsEqualIID(iid, IID_IDispatch) && !IsEqualIID(iid, events_)) return E_NOINTERFACE;
        *object = static_cast<IDispatch*>(this);
        AddRef();
        return S_OK;
    }

    ULONG STDMETHODCALLTYPE AddRef() override { return static_cast<ULONG>(InterlockedIncrement(&references_)); }

    ULONG STDMETHODCALLTYPE Release() override {
        LONG left = InterlockedDecrement(&references_);
        if (left == 0) delete this;
        return static_cast<ULONG>(left);
    }

    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override {
        if (count == nullptr) return E_POINTER;
        *count = 0;
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override { return E_NOTIMPL; }

    HRESULT STDMETHODCALLTYPE Invoke(DISPID event, REFIID, LCID, WORD, DISPPARAMS* arguments, VARIANT*, EXCEPINFO*, UINT*) override {
        // The handler may end the subscription and with it this object.
        Ref<IDispatch> self(this);
        static const DISPPARAMS none = {};
        return guarded([&] {
            handler_(event, arguments == nullptr ? none : *arguments);
            return S_OK;
        });
    }

private:
    ~Sink() = default;

    IID events_;
    EventHandler handler_;
    LONG references_ = 1;
};

}  // namespace

Advice::Advice(Advice&& other) noexcept : point_(std::move(other.point_)), cookie_(std::exchange(other.cookie_, 0)) {}

Advice& Advice::operator=(Advice&& other) noexcept {
    if (this != &other) {
        end();
        point_ = std::move(other.point_);
        cookie_ = std::exchange(other.cookie_, 0);
    }
    return *this;
}

Advice Advice::to(IDispatch* source, REFIID events, EventHandler handler) {
    Advice advice;
    Ref<IConnectionPointContainer> container =
        Ref<IDispatch>(source).as<IConnectionPointContainer>(IID_IConnectionPointContainer);
    Ref<IConnectionPoint> point;
    if (!container || FAILED(container->FindConnectionPoint(events, point.out()))) return advice;
    auto sink = Ref<IDispatch>::adopt(new Sink(events, std::move(handler)));
    if (FAILED(point->Advise(sink.get(), &advice.cookie_))) return advice;
    advice.point_ = std::move(point);
    return advice;
}

void Advice::end() {
    Ref<IConnectionPoint> point = std::move(point_);
    if (point) point->Unadvise(cookie_);
    cookie_ = 0;
}

}  // namespace crmbridge
