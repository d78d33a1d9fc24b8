#include "com/class_object.h"

#include <oleauto.h>

#include "com/failure.h"

namespace relay {

HRESULT ClassObject::QueryInterface(REFIID iid, void** object) {
    if (!object) return E_POINTER;
    *object = nullptr;
    if (iid != IID_IUnknown && iid != IID_IClassFactory) return E_NOINTERFACE;
    *object = static_cast<IClassFactory*>(this);
    AddRef();
    return S_OK;
}

ULONG ClassObject::Release() {
    ULONG left = --references_;
    if (left == 0) delete this;
    return left;
}

HRESULT ClassObject::CreateInstance(IUnknown* outer, REFIID iid, void** object) {
    if (!object) return E_POINTER;
    *object = nullptr;
    if (outer) return CLASS_E_NOAGGREGATION;
    return application_->QueryInterface(iid, object);
}

Announcement::Announcement(const CLSID& clsid, const ComPtr<IDispatch>& application) : application_(application) {
    DWORD cookie = 0;
    HRESULT running = RegisterActiveObject(application.get(), clsid, ACTIVEOBJECT_STRONG, &cookie);
    if (FAILED(running)) throw ComFailure(running);
    runningCookie_ = cookie;
    auto factory = ComPtr<IClassFactory>::owned(new ClassObject(application));
    HRESULT registered = CoRegisterClassObject(clsid, factory.get(), CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE, &cookie);
    if (FAILED(registered)) {
        revoke();
        throw ComFailure(registered);
    }
    classCookie_ = cookie;
}

void Announcement::revoke() {
    if (DWORD cookie = classCookie_.exchange(0)) CoRevokeClassObject(cookie);
    if (DWORD cookie = runningCookie_.exchange(0)) RevokeActiveObject(cookie, nullptr);
}

}  // namespace relay
