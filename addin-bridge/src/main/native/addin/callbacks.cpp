// The callbacks that ribbon XML names: found by name, called by DISPID, answered from memory.
#include "addin/addin.h"
#include "com/dispatch.h"
#include "com/guarded.h"
#include "outlook/ids.h"
#include "ribbon/control.h"
#include "ribbon/menu.h"
#include "ribbon/picture.h"
#include "ribbon/view.h"

namespace crmbridge {

namespace {

enum Callback : DISPID {
#define CRM_CALLBACK(name, id) k##name = id,
#include "ribbon/callbacks.def"
#undef CRM_CALLBACK
};

struct CallbackName {
    const wchar_t* name;
    DISPID id;
};

constexpr CallbackName kCallbacks[] = {
#define CRM_CALLBACK(name, id) {L## #name, id},
#include "ribbon/callbacks.def"
#undef CRM_CALLBACK
};

HRESULT text(const std::string& text, VARIANT* result) {
    result->vt = VT_BSTR;
    result->bstrVal = bstrOf(text);
    return result->bstrVal == nullptr ? E_OUTOFMEMORY : S_OK;
}

HRESULT flag(bool value, VARIANT* result) {
    result->vt = VT_BOOL;
    result->boolVal = value ? VARIANT_TRUE : VARIANT_FALSE;
    return S_OK;
}

bool isLarge(std::string_view control) {
    return control == "crmTrack" || control == "crmTracked";
}

}  // namespace

HRESULT AddIn::GetTypeInfoCount(UINT* count) {
    if (count == nullptr) return E_POINTER;
    *count = 0;
    return S_OK;
}

HRESULT AddIn::GetTypeInfo(UINT, LCID, ITypeInfo**) {
    return E_NOTIMPL;
}

HRESULT AddIn::GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID, DISPID* ids) {
    if (names == nullptr || ids == nullptr || count == 0) return E_INVALIDARG;
    for (UINT i = 0; i < count; i++) ids[i] = DISPID_UNKNOWN;
    // Further names would be those of parameters, and callbacks have none.
    for (const CallbackName& callback : kCallbacks) {
        if (lstrcmpiW(callback.name, names[0]) == 0) {
            ids[0] = callback.id;
            return count == 1 ? S_OK : DISP_E_UNKNOWNNAME;
        }
    }
    return DISP_E_UNKNOWNNAME;
}

HRESULT AddIn::Invoke(DISPID member, REFIID, LCID, WORD flags, DISPPARAMS* arguments, VARIANT* result, EXCEPINFO*, UINT*) {
    if ((flags & (DISPATCH_METHOD | DISPATCH_PROPERTYGET)) == 0 || arguments == nullptr) return E_INVALIDARG;
    Variant unwanted;
    VARIANT* into = result == nullptr ? unwanted.get() : result;
    VariantInit(into);
    HRESULT answer = guarded([&] { return callback(member, *arguments, into); });
    if (answer == E_FAIL || answer == E_OUTOFMEMORY) {
        guarded([&] {
            log_->line("callback " + std::to_string(member) + " failed");
            return S_OK;
        });
    }
    return answer;
}

HRESULT AddIn::callback(DISPID member, const DISPPARAMS& arguments, VARIANT* result) {
    UINT expected = member == kOnToggle ? 2 : 1;
    if (arguments.cArgs != expected) return DISP_E_BADPARAMCOUNT;
    // Arguments are reversed: the control is the last one.
    const VARIANTARG& first = arguments.rgvarg[expected - 1];
    if (member == kLoadImage) return first.vt == VT_BSTR ? image(textOf(first.bstrVal), false, result) : DISP_E_TYPEMISMATCH;
    if (first.vt != VT_DISPATCH || first.pdispVal == nullptr) return DISP_E_TYPEMISMATCH;
    IDispatch* object = first.pdispVal;
    if (member == kOnRibbonLoad) {
        if (session_) session_->loaded(object);
        else early_.emplace_back(object);
        return S_OK;
    }
    if (member == kOnAction || member == kOnToggle) {
        press(object);
        return S_OK;
    }
    std::string id = textAt(object, outlook::kControlId);
    ControlId control = splitId(id);
    Scene scene;
    if (session_) scene = session_->scene(objectAt(object, outlook::kControlContext).get());
    switch (member) {
        case kGetLabel: return text(labelOf(control.name, scene), result);
        case kGetScreentip: return text(screentipOf(control.name, scene), result);
        case kGetSupertip: return text(supertipOf(control.name, scene), result);
        case kGetEnabled: return flag(isEnabled(control.name, scene), result);
        case kGetVisible: return flag(isVisible(control.name, scene), result);
        case kGetPressed: return flag(isPressed(control.name, scene), result);
        case kGetImage: return image(imageOf(control.name, scene), isLarge(control.name), result);
        case kGetContent: return text(menuContent(control.name, control.place, scene), result);
        default: return DISP_E_MEMBERNOTFOUND;
    }
}

void AddIn::press(IDispatch* control) {
    std::string id = textAt(control, outlook::kControlId);
    std::string_view name = splitId(id).name;
    Action action = actionOf(name, textAt(control, outlook::kControlTag));
    if (session_) session_->pressed(std::move(action), objectAt(control, outlook::kControlContext));
}

HRESULT AddIn::image(const std::string& name, bool large, VARIANT* result) {
    std::string key = name + (large ? "/large" : "/small");
    auto known = pictures_.find(key);
    if (known == pictures_.end()) known = pictures_.emplace(key, picture(name, large)).first;
    if (!known->second) return E_FAIL;
    result->vt = VT_DISPATCH;
    result->pdispVal = Ref<IDispatch>(known->second).detach();
    return S_OK;
}

}  // namespace crmbridge
