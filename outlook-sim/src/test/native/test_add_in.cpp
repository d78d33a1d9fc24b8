// A small add-in that tests the host: it does with Office what a real one does, and writes down what happens to it in the
// file that CRMBRIDGE_TEST_TRACE names.
#include <windows.h>
#include <ocidl.h>

#include <cstdio>
#include <memory>

#include "com/automation.h"
#include "host/office_interfaces.h"
#include "sink.h"

namespace {

using namespace relay;

// {6D9C2C0B-3F0E-4C39-9C77-52C7B9C2A1D4}
constexpr CLSID CLSID_TestAddIn = {0x6D9C2C0B, 0x3F0E, 0x4C39, {0x9C, 0x77, 0x52, 0xC7, 0xB9, 0xC2, 0xA1, 0xD4}};
constexpr DISPID QUIT = 0xF007;
const wchar_t* const APPLICATION_EVENTS = L"{0006302C-0000-0000-C000-000000000046}";

const wchar_t* const EXPLORER_XML = LR"(<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui" onLoad="OnLoad">
  <ribbon><tabs><tab idMso="TabTasks"><group id="group" label="Test">
    <button id="count" getLabel="GetLabel" getEnabled="GetEnabled" onAction="OnCount" tag="selected"/>
    <toggleButton id="toggle" label="T&#xF6;ggle" getPressed="GetPressed" onAction="OnToggle"/>
    <button id="never" label="Never" enabled="false" onAction="OnCount"/>
    <button id="hidden" label="Hidden" visible="false" onAction="OnCount"/>
    <button id="broken" label="Broken" getSupertip="NoSuchCallback" onAction="OnCount"/>
    <dynamicMenu id="more" label="More" getContent="GetContent"/>
  </group></tab></tabs></ribbon>
  <contextMenus><contextMenu idMso="ContextMenuTaskItem">
    <button id="fromMenu" label="Count" onAction="OnCountSelection"/>
  </contextMenu></contextMenus>
</customUI>)";
const wchar_t* const INSPECTOR_XML = LR"(<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui" onLoad="OnLoad">
  <ribbon><tabs><tab idMso="TabTask"><group id="group" label="Test">
    <button id="subject" getLabel="GetSubject"/>
  </group></tab></tabs></ribbon>
</customUI>)";
const wchar_t* const MENU_XML =
        LR"(<menu xmlns="http://schemas.microsoft.com/office/2009/07/customui"><button id="first" label="First" onAction="OnCount"/></menu>)";

void trace(const std::string& line) {
    wchar_t path[1024];
    if (GetEnvironmentVariableW(L"CRMBRIDGE_TEST_TRACE", path, 1024) == 0) return;
    if (FILE* file = _wfopen(path, L"ab")) {
        fprintf(file, "%s\n", line.c_str());
        fclose(file);
    }
}

class TestAddIn final : public IDTExtensibility2, public IRibbonExtensibility {
public:
    virtual ~TestAddIn() = default;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override {
        if (iid == IID_IDTExtensibility2) {
            *object = static_cast<IDTExtensibility2*>(this);
        } else if (iid == IID_IUnknown || iid == IID_IDispatch || iid == IID_IRibbonExtensibility) {
            *object = static_cast<IRibbonExtensibility*>(this);
        } else {
            *object = nullptr;
            return E_NOINTERFACE;
        }
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
        *count = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR* names, UINT, LCID, DISPID* ids) override {
        for (DISPID i = 0; NAMES[i]; i++) {
            if (_wcsicmp(NAMES[i], names[0]) == 0) {
                ids[0] = i + 1;
                return S_OK;
            }
        }
        return DISP_E_UNKNOWNNAME;
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS* params, VARIANT* result, EXCEPINFO*, UINT*) override {
        return guarded([&]() -> HRESULT { return callback(id, *params, result); });
    }

    HRESULT STDMETHODCALLTYPE OnConnection(IDispatch* application, int mode, IDispatch* entry, SAFEARRAY**) override {
        return guarded([&]() -> HRESULT {
            application_ = Object(ComPtr<IDispatch>(application));
            trace("OnConnection " + std::to_string(mode) + " " + utf8(application_.text(L"Name")));
            Object(ComPtr<IDispatch>(entry)).put(L"Object", ComPtr<IDispatch>(static_cast<IRibbonExtensibility*>(this)));
            listening_ = std::make_unique<probe::Listening>(application_, APPLICATION_EVENTS, [](DISPID id, DISPPARAMS&) {
                if (id == QUIT) trace("Quit");
            });
            return S_OK;
        });
    }
    HRESULT STDMETHODCALLTYPE OnStartupComplete(SAFEARRAY**) override {
        trace("OnStartupComplete");
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OnAddInsUpdate(SAFEARRAY**) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnBeginShutdown(SAFEARRAY**) override {
        trace("OnBeginShutdown");
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OnDisconnection(int mode, SAFEARRAY**) override {
        trace("OnDisconnection " + std::to_string(mode));
        listening_.reset();
        application_ = Object();
        ribbon_ = Object();
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetCustomUI(BSTR ribbonId, BSTR* xml) override {
        std::wstring id = textOf(ribbonId);
        trace("GetCustomUI " + utf8(id));
        *xml = nullptr;
        if (id == L"Microsoft.Outlook.Explorer") *xml = newBstr(EXPLORER_XML);
        if (id == L"Microsoft.Outlook.Task") *xml = newBstr(INSPECTOR_XML);
        return S_OK;
    }

private:
    static constexpr const wchar_t* NAMES[] = {L"OnLoad", L"GetLabel", L"GetEnabled", L"OnCount", L"GetPressed", L"OnToggle", L"GetContent",
            L"OnCountSelection", L"GetSubject", nullptr};

    HRESULT callback(DISPID id, DISPPARAMS& params, VARIANT* result) {
        Object first(ComPtr<IDispatch>(params.cArgs ? params.rgvarg[params.cArgs - 1].pdispVal : nullptr));
        switch (id) {
            case 1:
                ribbon_ = first;
                return S_OK;
            case 2:
                Var(std::wstring(L"Counted ") + std::to_wstring(counted_) + L" " + first.text(L"Tag")).moveTo(result);
                return S_OK;
            case 3:
                result->vt = VT_BOOL;
                result->boolVal = VARIANT_TRUE;
                return S_OK;
            case 4:
                counted_ = first.object(L"Context").object(L"Selection").number(L"Count");
                ribbon_.run(L"InvalidateControl", std::wstring(L"count"));
                return S_OK;
            case 5:
                result->vt = VT_BOOL;
                result->boolVal = pressed_;
                return S_OK;
            case 6:
                // The last argument, which comes first.
                pressed_ = params.rgvarg[0].boolVal;
                ribbon_.run(L"Invalidate");
                return S_OK;
            case 7:
                Var(std::wstring(MENU_XML)).moveTo(result);
                return S_OK;
            case 8:
                counted_ = 100 + first.object(L"Context").number(L"Count");
                ribbon_.run(L"Invalidate");
                return S_OK;
            case 9:
                Var(first.object(L"Context").object(L"CurrentItem").text(L"Subject")).moveTo(result);
                return S_OK;
            default:
                return DISP_E_MEMBERNOTFOUND;
        }
    }

    std::atomic<ULONG> references_{1};
    Object application_;
    Object ribbon_;
    std::unique_ptr<probe::Listening> listening_;
    int counted_ = 0;
    VARIANT_BOOL pressed_ = VARIANT_FALSE;
};

// Lives as long as the DLL.
class Factory final : public IClassFactory {
public:
    virtual ~Factory() = default;
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override {
        bool known = iid == IID_IUnknown || iid == IID_IClassFactory;
        *object = known ? static_cast<IClassFactory*>(this) : nullptr;
        return known ? S_OK : E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return 2; }
    ULONG STDMETHODCALLTYPE Release() override { return 1; }
    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID iid, void** object) override {
        if (outer) return CLASS_E_NOAGGREGATION;
        ComPtr<IRibbonExtensibility> created = ComPtr<IRibbonExtensibility>::owned(new TestAddIn());
        return created->QueryInterface(iid, object);
    }
    HRESULT STDMETHODCALLTYPE LockServer(BOOL) override { return S_OK; }
};

}  // namespace

extern "C" HRESULT STDAPICALLTYPE TestGetClassObject(REFCLSID clsid, REFIID iid, void** object) {
    static Factory factory;
    if (clsid == CLSID_TestAddIn) return factory.QueryInterface(iid, object);
    *object = nullptr;
    return CLASS_E_CLASSNOTAVAILABLE;
}
