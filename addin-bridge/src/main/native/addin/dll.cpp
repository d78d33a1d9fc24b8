// What Windows calls to get the add-in.
#include <windows.h>
#include <unknwn.h>

#include "addin/addin.h"
#include "com/guarded.h"
#include "com/interfaces.h"

namespace crmbridge {
namespace {

// One for the whole life of the DLL; not counted itself, its locks are.
class Factory final : public IClassFactory {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override {
        if (object == nullptr) return E_POINTER;
        bool known = IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IClassFactory);
        *object = known ? static_cast<IClassFactory*>(this) : nullptr;
        if (known) AddRef();
        return known ? S_OK : E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return static_cast<ULONG>(InterlockedIncrement(&liveObjects)); }
    ULONG STDMETHODCALLTYPE Release() override { return static_cast<ULONG>(InterlockedDecrement(&liveObjects)); }

    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID iid, void** object) override {
        if (object == nullptr) return E_POINTER;
        *object = nullptr;
        if (outer != nullptr) return CLASS_E_NOAGGREGATION;
        return guarded([&] {
            auto* addIn = new AddIn();
            HRESULT answer = addIn->QueryInterface(iid, object);
            addIn->Release();
            return answer;
        });
    }

    HRESULT STDMETHODCALLTYPE LockServer(BOOL lock) override {
        if (lock) InterlockedIncrement(&liveObjects);
        else InterlockedDecrement(&liveObjects);
        return S_OK;
    }
};

Factory factory;

}  // namespace
}  // namespace crmbridge

STDAPI DllGetClassObject(REFCLSID clsid, REFIID iid, void** object) {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (!IsEqualCLSID(clsid, crmbridge::CLSID_CrmBridgeAddin)) return CLASS_E_CLASSNOTAVAILABLE;
    return crmbridge::factory.QueryInterface(iid, object);
}

STDAPI DllCanUnloadNow() {
    return crmbridge::liveObjects == 0 ? S_OK : S_FALSE;
}
