#include "host/add_in.h"

namespace relay {

namespace {

const wchar_t* const EXPLORER = L"Microsoft.Outlook.Explorer";

// The empty array that every life-cycle call carries.
class NoCustom {
public:
    NoCustom() : array_(SafeArrayCreateVector(VT_VARIANT, 0, 0)) {}
    ~NoCustom() { SafeArrayDestroy(array_); }
    SAFEARRAY** get() { return &array_; }

private:
    SAFEARRAY* array_;
};

}  // namespace

AddIn::AddIn(const AddInClass& which, const ComPtr<IDispatch>& application, Timings& timings)
        : which_(which), application_(application), timings_(timings) {
    double began = nowMs();
    ComPtr<IUnknown> created = create();
    require(created->QueryInterface(IID_IDTExtensibility2, reinterpret_cast<void**>(extension_.out())));
    ComPtr<IDispatch> scripted;
    if (SUCCEEDED(created->QueryInterface(IID_IRibbonExtensibility, reinterpret_cast<void**>(ribbons_.out()))))
        require(ribbons_->QueryInterface(IID_IDispatch, reinterpret_cast<void**>(scripted.out())));
    callbacks_ = std::make_unique<Callbacks>(scripted, timings_);
    Ribbon* explorer = ribbon(EXPLORER);
    entry_ = ComPtr<AddInEntry>::owned(new AddInEntry(which_.progId, guidText(which_.clsid), application_));
    NoCustom custom;
    require(timed("OnConnection", [&] { return extension_->OnConnection(application_.get(), STARTUP, entry_.get(), custom.get()); }));
    if (explorer) explorer->tellLoaded();
    loadMs_ = nowMs() - began;
    timings_.add("load", loadMs_);
}

ComPtr<IUnknown> AddIn::create() {
    library_ = LoadLibraryExW(which_.dll.c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!library_) throw std::runtime_error("the DLL could not be loaded (error " + std::to_string(GetLastError()) + "): " + utf8(which_.dll));
    using GetClassObject = HRESULT(STDAPICALLTYPE*)(REFCLSID, REFIID, void**);
    auto getClassObject = reinterpret_cast<GetClassObject>(reinterpret_cast<void*>(GetProcAddress(library_, "DllGetClassObject")));
    if (!getClassObject) throw std::runtime_error("the DLL has no DllGetClassObject: " + utf8(which_.dll));
    ComPtr<IClassFactory> factory;
    ComPtr<IUnknown> created;
    require(timed("DllGetClassObject", [&] { return getClassObject(which_.clsid, IID_IClassFactory, reinterpret_cast<void**>(factory.out())); }));
    require(timed("CreateInstance", [&] { return factory->CreateInstance(nullptr, IID_IUnknown, reinterpret_cast<void**>(created.out())); }));
    return created;
}

void AddIn::startupComplete() {
    NoCustom custom;
    timed("OnStartupComplete", [&] { return extension_->OnStartupComplete(custom.get()); });
}

void AddIn::beginShutdown() {
    NoCustom custom;
    timed("OnBeginShutdown", [&] { return extension_->OnBeginShutdown(custom.get()); });
}

void AddIn::disconnect(DisconnectMode mode) {
    NoCustom custom;
    timed("OnDisconnection", [&] { return extension_->OnDisconnection(mode, custom.get()); });
    byRibbonId_.clear();
    callbacks_ = std::make_unique<Callbacks>(ComPtr<IDispatch>(), timings_);
    entry_->clear();
    ribbons_ = {};
    extension_ = {};
    using CanUnload = HRESULT(STDAPICALLTYPE*)();
    auto canUnload = reinterpret_cast<CanUnload>(reinterpret_cast<void*>(GetProcAddress(library_, "DllCanUnloadNow")));
    if (canUnload && canUnload() == S_OK) FreeLibrary(library_);
}

Ribbon* AddIn::ribbon(const std::wstring& ribbonId) {
    if (!ribbons_) return nullptr;
    auto known = byRibbonId_.find(ribbonId);
    if (known != byRibbonId_.end()) return known->second.get();
    Var id(ribbonId);
    Var xml;
    HRESULT got = timed("GetCustomUI", [&] { return ribbons_->GetCustomUI(id->bstrVal, &xml->bstrVal); });
    std::unique_ptr<Ribbon> ribbon;
    if (SUCCEEDED(got) && xml->bstrVal) {
        xml->vt = VT_BSTR;
        if (!xml.text().empty())
            ribbon = std::make_unique<Ribbon>(xml.text(), *callbacks_, [this, ribbonId](const Element& element) { return contextOf(ribbonId, element); });
    }
    Ribbon* added = (byRibbonId_[ribbonId] = std::move(ribbon)).get();
    // That of the explorer is told when the add-in is connected.
    if (added && entry_) added->tellLoaded();
    return added;
}

// Explorer or inspector for what is in a ribbon, the selection for the context menu of items, the folder for that of folders.
ComPtr<IDispatch> AddIn::contextOf(const std::wstring& ribbonId, const Element& element) {
    Object application(application_);
    Var window;
    if (ribbonId != EXPLORER) {
        application.call(window, L"ActiveInspector");
    } else {
        Object explorer = application.object(L"ActiveExplorer");
        const Element* menu = element.within(L"contextMenu");
        if (!menu) return explorer.dispatch();
        explorer.call(window, menu->attribute(L"idMso") == L"ContextMenuFolder" ? L"CurrentFolder" : L"Selection");
    }
    return window->vt == VT_DISPATCH ? ComPtr<IDispatch>(window->pdispVal) : ComPtr<IDispatch>();
}

}  // namespace relay
