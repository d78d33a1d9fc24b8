// What makes the Application object reachable: class object and running object table.
#pragma once

#include <windows.h>

#include <atomic>
#include <string>

#include "base/com_ptr.h"

namespace relay {

// Hands out the one Application object, however often it is asked: the class is single-instance.
class ClassObject final : public IClassFactory {
public:
    explicit ClassObject(ComPtr<IDispatch> application) : application_(std::move(application)) {}
    virtual ~ClassObject() = default;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override;
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
    ULONG STDMETHODCALLTYPE Release() override;
    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID iid, void** object) override;
    HRESULT STDMETHODCALLTYPE LockServer(BOOL) override { return S_OK; }

private:
    const ComPtr<IDispatch> application_;
    std::atomic<ULONG> references_{1};
};

// Announces the Application object to this session of Windows until it ends.
class Announcement {
public:
    // Throws ComFailure. Call and destroy in the same apartment.
    Announcement(const CLSID& clsid, const ComPtr<IDispatch>& application);
    ~Announcement() { revoke(); }
    Announcement(const Announcement&) = delete;
    Announcement& operator=(const Announcement&) = delete;
    // From now on nobody finds the object. A process that ends without this leaves a dead entry behind in Wine.
    void revoke();

private:
    const ComPtr<IDispatch> application_;
    std::atomic<DWORD> classCookie_{0};
    std::atomic<DWORD> runningCookie_{0};
};

}  // namespace relay
