// A small COM object of ours that a client calls by number, by name or through its vtable.
#pragma once

#include <windows.h>
#include <oleauto.h>

#include <atomic>

namespace relay {

struct Member {
    const wchar_t* name;
    DISPID id;
};

// I: the interface; its own slots are written by the subclass.
template <class I>
class Scripted : public I {
public:
    virtual ~Scripted() = default;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override {
        if (!object) return E_POINTER;
        bool known = iid == IID_IUnknown || iid == IID_IDispatch || iid == ownInterface();
        *object = known ? static_cast<I*>(this) : nullptr;
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
        if (!count) return E_POINTER;
        *count = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo** info) override {
        if (info) *info = nullptr;
        return E_NOTIMPL;
    }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID, DISPID* ids) override {
        if (!names || !ids || count == 0) return E_INVALIDARG;
        for (UINT i = 0; i < count; i++) ids[i] = DISPID_UNKNOWN;
        for (const Member* member = members(); member->name; member++) {
            if (_wcsicmp(member->name, names[0]) == 0) ids[0] = member->id;
        }
        return ids[0] == DISPID_UNKNOWN || count > 1 ? DISP_E_UNKNOWNNAME : S_OK;
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD flags, DISPPARAMS* params, VARIANT* result, EXCEPINFO*, UINT*) override {
        if (!params) return E_INVALIDARG;
        VARIANT unused;
        VariantInit(&unused);
        if (result) VariantInit(result);
        HRESULT done = invoke(id, flags, *params, result ? *result : unused);
        VariantClear(&unused);
        return done;
    }

protected:
    virtual const IID& ownInterface() const = 0;
    // Ends with a member without a name.
    virtual const Member* members() const = 0;
    virtual HRESULT invoke(DISPID id, WORD flags, DISPPARAMS& params, VARIANT& result) = 0;

private:
    std::atomic<ULONG> references_{1};
};

}  // namespace relay
