// One set of events of an object.
#pragma once

#include <atomic>

#include "base/com_ptr.h"
#include "com/relay_object.h"

namespace relay {

class ConnectionPoint final : public IConnectionPoint {
public:
    ConnectionPoint(RelayObject& source, REFIID events) : source_(&source), object_(static_cast<IDispatch*>(&source)), events_(events) {}
    virtual ~ConnectionPoint() = default;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override;
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
    ULONG STDMETHODCALLTYPE Release() override;

    HRESULT STDMETHODCALLTYPE GetConnectionInterface(IID* iid) override;
    HRESULT STDMETHODCALLTYPE GetConnectionPointContainer(IConnectionPointContainer** container) override;
    HRESULT STDMETHODCALLTYPE Advise(IUnknown* sink, DWORD* cookie) override;
    HRESULT STDMETHODCALLTYPE Unadvise(DWORD cookie) override;
    HRESULT STDMETHODCALLTYPE EnumConnections(IEnumConnections** connections) override;

private:
    RelayObject* const source_;
    const ComPtr<IDispatch> object_;
    const IID events_;
    std::atomic<ULONG> references_{1};
};

}  // namespace relay
