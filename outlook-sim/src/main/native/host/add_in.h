// A loaded add-in, from its class object to its unloading.
#pragma once

#include <map>
#include <memory>

#include "host/add_in_entry.h"
#include "host/callbacks.h"
#include "host/registered_add_ins.h"
#include "host/ribbon.h"

namespace relay {

// Used on the main thread only.
class AddIn {
public:
    // Loads and connects it in Outlook's order. Throws std::runtime_error or ComFailure when it cannot be loaded.
    AddIn(const AddInClass& which, const ComPtr<IDispatch>& application, Timings& timings);

    void startupComplete();
    void beginShutdown();
    // Afterwards it has no ribbon and is unloaded when its DLL allows that.
    void disconnect(DisconnectMode mode);

    // The ribbon of a window, asked for once; null when the add-in has nothing for it. Throws BadRibbonXml.
    Ribbon* ribbon(const std::wstring& ribbonId);
    const std::wstring& progId() const { return which_.progId; }
    double loadMs() const { return loadMs_; }
    bool isConnected() const { return bool(extension_); }
    const std::vector<CallbackFailure>& failures() const { return callbacks_->failures(); }

private:
    template <class Body>
    HRESULT timed(const char* what, Body body) {
        double began = nowMs();
        HRESULT result = body();
        timings_.add(what, nowMs() - began);
        return result;
    }
    ComPtr<IUnknown> create();
    ComPtr<IDispatch> contextOf(const std::wstring& ribbonId, const Element& element);

    const AddInClass which_;
    const ComPtr<IDispatch> application_;
    Timings& timings_;
    HMODULE library_ = nullptr;
    ComPtr<AddInEntry> entry_;
    ComPtr<IDTExtensibility2> extension_;
    ComPtr<IRibbonExtensibility> ribbons_;
    std::unique_ptr<Callbacks> callbacks_;
    std::map<std::wstring, std::unique_ptr<Ribbon>> byRibbonId_;
    double loadMs_ = 0;
};

}  // namespace relay
