// The Office interfaces an add-in must offer, declared here because no Office header is needed to build. Order of members is the
// binary contract; IIDs and DISPIDs are those of the Office and the add-in designer type libraries.
#pragma once

#include <windows.h>
#include <oaidl.h>

namespace crmbridge {

inline constexpr CLSID CLSID_CrmBridgeAddin = {0xd758ec63, 0x9ff9, 0x4d41, {0x8c, 0x8c, 0x18, 0xb5, 0xf8, 0x3a, 0x36, 0x05}};

inline constexpr IID IID_DTExtensibility2 = {0xb65ad801, 0xabaf, 0x11d0, {0xbb, 0x8b, 0x00, 0xa0, 0xc9, 0x0f, 0x27, 0x44}};
inline constexpr IID IID_RibbonExtensibility = {0x000c0396, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};

enum class ConnectMode : int { AfterStartup = 0, Startup = 1, External = 2, CommandLine = 3, Solution = 4, UiSetup = 5 };

struct IDTExtensibility2 : public IDispatch {
    virtual HRESULT STDMETHODCALLTYPE OnConnection(IDispatch* application, ConnectMode mode, IDispatch* self, SAFEARRAY** custom) = 0;
    virtual HRESULT STDMETHODCALLTYPE OnDisconnection(int mode, SAFEARRAY** custom) = 0;
    virtual HRESULT STDMETHODCALLTYPE OnAddInsUpdate(SAFEARRAY** custom) = 0;
    virtual HRESULT STDMETHODCALLTYPE OnStartupComplete(SAFEARRAY** custom) = 0;
    virtual HRESULT STDMETHODCALLTYPE OnBeginShutdown(SAFEARRAY** custom) = 0;
};

struct IRibbonExtensibility : public IDispatch {
    virtual HRESULT STDMETHODCALLTYPE GetCustomUI(BSTR ribbonId, BSTR* xml) = 0;
};

}  // namespace crmbridge
