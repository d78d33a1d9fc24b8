#include "com/relay_object.h"

#include "base/text.h"
#include "com/connection_point.h"
#include "com/failure.h"
#include "com/subscriptions.h"
#include "com/values.h"

namespace relay {

namespace {

constexpr WORD PUTS = DISPATCH_PROPERTYPUT | DISPATCH_PROPERTYPUTREF;

HRESULT reported(const ComFailure& failure, EXCEPINFO* exception) {
    if (failure.isBare() || !exception) return failure.result();
    *exception = EXCEPINFO{};
    exception->scode = failure.result();
    exception->bstrSource = newBstr(failure.source());
    exception->bstrDescription = newBstr(failure.description());
    return DISP_E_EXCEPTION;
}

// A put names its value; no other argument can be named, because the simulator has no names for them.
void requireNaturalArguments(const DISPPARAMS& params, bool put) {
    bool named = params.cNamedArgs > 0;
    if (put ? params.cNamedArgs > 1 || (named && params.rgdispidNamedArgs[0] != DISPID_PROPERTYPUT) : named)
        throw ComFailure(DISP_E_NONAMEDARGS);
}

}  // namespace

HRESULT RelayObject::QueryInterface(REFIID iid, void** object) {
    if (!object) return E_POINTER;
    if (iid == IID_IUnknown || iid == IID_IDispatch) {
        *object = static_cast<IDispatch*>(this);
    } else if (iid == IID_IConnectionPointContainer) {
        *object = static_cast<IConnectionPointContainer*>(this);
    } else {
        *object = nullptr;
        return E_NOINTERFACE;
    }
    AddRef();
    return S_OK;
}

HRESULT RelayObject::GetTypeInfoCount(UINT* count) {
    if (!count) return E_POINTER;
    *count = 0;
    return S_OK;
}

HRESULT RelayObject::GetTypeInfo(UINT, LCID, ITypeInfo** info) {
    if (info) *info = nullptr;
    return E_NOTIMPL;
}

HRESULT RelayObject::GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID, DISPID* ids) {
    return guarded([&]() -> HRESULT {
        if (!names || !ids || count == 0) return E_INVALIDARG;
        for (UINT i = 0; i < count; i++) ids[i] = DISPID_UNKNOWN;
        PayloadWriter out;
        out.u64(id_).u32(count);
        for (UINT i = 0; i < count; i++) out.text(names[i]);
        Bytes result = table_.request(FrameType::IDS, out, nullptr);
        PayloadReader in(result);
        if (in.u16() != (VT_ARRAY | VT_VARIANT) || in.u8() != 1 || in.count(2) != count) return E_FAIL;
        for (UINT i = 0; i < count; i++) {
            if (in.u16() != VT_I4) return E_FAIL;
            ids[i] = in.i32();
        }
        return S_OK;
    });
}

HRESULT RelayObject::Invoke(DISPID id, REFIID, LCID, WORD flags, DISPPARAMS* params, VARIANT* result, EXCEPINFO* exception,
        UINT* badArgument) {
    if (!params) return E_INVALIDARG;
    if (result) VariantInit(result);
    if (badArgument) *badArgument = 0;
    // The object must outlive its call, also when the client gives it back meanwhile.
    ComPtr<IDispatch> self(this);
    return guarded([&]() -> HRESULT {
        try {
            invoke(id, flags, *params, result);
            return S_OK;
        } catch (const ComFailure& failure) {
            return reported(failure, exception);
        }
    });
}

void RelayObject::invoke(DISPID id, WORD flags, const DISPPARAMS& params, VARIANT* result) {
    bool put = (flags & PUTS) != 0;
    requireNaturalArguments(params, put);
    PayloadWriter out;
    out.u64(id_).i32(id).u16(put ? flags & PUTS : flags & (DISPATCH_METHOD | DISPATCH_PROPERTYGET)).u32(params.cArgs);
    for (UINT i = params.cArgs; i > 0; i--) writeValue(out, params.rgvarg[i - 1], table_);
    Bytes answer = table_.request(FrameType::INVOKE, out, &table_.apartment());
    PayloadReader in(answer);
    Value value;
    readValue(in, value.get(), table_);
    if (result) value.moveTo(result);
}

HRESULT RelayObject::EnumConnectionPoints(IEnumConnectionPoints** points) {
    if (points) *points = nullptr;
    return E_NOTIMPL;
}

HRESULT RelayObject::FindConnectionPoint(REFIID iid, IConnectionPoint** point) {
    if (!point) return E_POINTER;
    *point = nullptr;
    return guarded([&]() -> HRESULT {
        table_.subscriptions().probe(*this, iid);
        *point = new ConnectionPoint(*this, iid);
        return S_OK;
    });
}

}  // namespace relay
