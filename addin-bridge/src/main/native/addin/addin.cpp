#include "addin/addin.h"

#include "com/guarded.h"
#include "ribbon/customui.h"

namespace crmbridge {

volatile LONG liveObjects = 0;

AddIn::AddIn() : log_(std::make_shared<Log>(Log::usualFolder())) {
    InterlockedIncrement(&liveObjects);
}

AddIn::~AddIn() {
    session_.reset();
    InterlockedDecrement(&liveObjects);
}

HRESULT AddIn::QueryInterface(REFIID iid, void** object) {
    if (object == nullptr) return E_POINTER;
    if (IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_DTExtensibility2)) {
        *object = static_cast<IDTExtensibility2*>(this);
    } else if (IsEqualIID(iid, IID_IDispatch) || IsEqualIID(iid, IID_RibbonExtensibility)) {
        *object = static_cast<IRibbonExtensibility*>(this);
    } else {
        *object = nullptr;
        return E_NOINTERFACE;
    }
    AddRef();
    return S_OK;
}

ULONG AddIn::AddRef() {
    return static_cast<ULONG>(InterlockedIncrement(&references_));
}

ULONG AddIn::Release() {
    LONG left = InterlockedDecrement(&references_);
    if (left == 0) delete this;
    return static_cast<ULONG>(left);
}

HRESULT AddIn::OnConnection(IDispatch* application, ConnectMode mode, IDispatch*, SAFEARRAY**) {
    return guarded([&] {
        Millis began = nowMillis();
        if (application == nullptr) return E_POINTER;
        session_ = std::make_unique<Session>(log_);
        if (!session_->start(application)) {
            session_.reset();
            log_->line("could not start");
            return E_FAIL;
        }
        for (const Ref<IDispatch>& ribbon : early_) session_->loaded(ribbon.get());
        early_.clear();
        // Added by hand while Outlook runs: there will be no OnStartupComplete.
        if (mode != ConnectMode::Startup) session_->ready();
        log_->line("connected in " + std::to_string(nowMillis() - began) + " ms");
        return S_OK;
    });
}

HRESULT AddIn::OnDisconnection(int, SAFEARRAY**) {
    return guarded([&] {
        early_.clear();
        pictures_.clear();
        if (session_) session_->stop();
        session_.reset();
        return S_OK;
    });
}

HRESULT AddIn::OnAddInsUpdate(SAFEARRAY**) {
    return S_OK;
}

HRESULT AddIn::OnStartupComplete(SAFEARRAY**) {
    return guarded([&] {
        if (session_) session_->ready();
        return S_OK;
    });
}

HRESULT AddIn::OnBeginShutdown(SAFEARRAY**) {
    return guarded([&] {
        if (session_) session_->stop();
        return S_OK;
    });
}

HRESULT AddIn::GetCustomUI(BSTR ribbonId, BSTR* xml) {
    if (xml == nullptr) return E_POINTER;
    *xml = nullptr;
    return guarded([&] {
        std::string text = customUi(textOf(ribbonId));
        if (text.empty()) return S_OK;
        *xml = bstrOf(text);
        return *xml == nullptr ? E_OUTOFMEMORY : S_OK;
    });
}

}  // namespace crmbridge
