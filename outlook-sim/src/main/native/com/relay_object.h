// An object of the simulator as a COM object.
#pragma once

#include <windows.h>
#include <oleauto.h>
#include <ocidl.h>

#include <atomic>

#include "com/object_table.h"

namespace relay {

// Knows nothing of the object but its number; every call is answered by the simulator.
class RelayObject final : public IDispatch, public IConnectionPointContainer {
public:
    RelayObject(ObjectTable& table, uint64_t id) : table_(table), id_(id) {}
    uint64_t id() const { return id_; }
    ObjectTable& table() { return table_; }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override;
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
    ULONG STDMETHODCALLTYPE Release() override { return table_.released(this); }

    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT index, LCID locale, ITypeInfo** info) override;
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID iid, LPOLESTR* names, UINT count, LCID locale, DISPID* ids) override;
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID iid, LCID locale, WORD flags, DISPPARAMS* params, VARIANT* result,
            EXCEPINFO* exception, UINT* badArgument) override;

    HRESULT STDMETHODCALLTYPE EnumConnectionPoints(IEnumConnectionPoints** points) override;
    HRESULT STDMETHODCALLTYPE FindConnectionPoint(REFIID iid, IConnectionPoint** point) override;

private:
    friend class ObjectTable;
    ULONG countDown() { return --references_; }
    void invoke(DISPID id, WORD flags, const DISPPARAMS& params, VARIANT* result);

    ObjectTable& table_;
    const uint64_t id_;
    std::atomic<ULONG> references_{1};
};

}  // namespace relay
