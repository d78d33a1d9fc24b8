// The COM object that Outlook creates: life cycle, ribbon XML and callbacks. Outlook's thread only.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "addin/session.h"
#include "com/interfaces.h"

namespace crmbridge {

// COM objects and server locks that keep the DLL loaded.
extern volatile LONG liveObjects;

class AddIn final : public IDTExtensibility2, public IRibbonExtensibility {
public:
    AddIn();

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override;
    ULONG STDMETHODCALLTYPE AddRef() override;
    ULONG STDMETHODCALLTYPE Release() override;

    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT index, LCID locale, ITypeInfo** info) override;
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID, DISPID* ids) override;
    HRESULT STDMETHODCALLTYPE Invoke(
        DISPID member, REFIID, LCID, WORD flags, DISPPARAMS* arguments, VARIANT* result, EXCEPINFO*, UINT*) override;

    HRESULT STDMETHODCALLTYPE OnConnection(IDispatch* application, ConnectMode mode, IDispatch* self, SAFEARRAY** custom) override;
    HRESULT STDMETHODCALLTYPE OnDisconnection(int mode, SAFEARRAY** custom) override;
    HRESULT STDMETHODCALLTYPE OnAddInsUpdate(SAFEARRAY** custom) override;
    HRESULT STDMETHODCALLTYPE OnStartupComplete(SAFEARRAY** custom) override;
    HRESULT STDMETHODCALLTYPE OnBeginShutdown(SAFEARRAY** custom) override;

    HRESULT STDMETHODCALLTYPE GetCustomUI(BSTR ribbonId, BSTR* xml) override;

private:
    ~AddIn();

    HRESULT callback(DISPID member, const DISPPARAMS& arguments, VARIANT* result);
    void press(IDispatch* control);
    HRESULT image(const std::string& name, bool large, VARIANT* result);

    LONG references_ = 1;
    std::shared_ptr<Log> log_;
    std::unique_ptr<Session> session_;
    // Ribbons that were loaded before Outlook connected the add-in.
    std::vector<Ref<IDispatch>> early_;
    // Pictures stay the same for the life of the add-in.
    std::map<std::string, Ref<IDispatch>> pictures_;
};

}  // namespace crmbridge
