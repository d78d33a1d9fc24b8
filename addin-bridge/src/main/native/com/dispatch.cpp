#include "com/dispatch.h"

#include <vector>

#include "text/utf.h"

namespace crmbridge {

Variant Variant::of(int number) {
    Variant variant;
    variant.value_.vt = VT_I4;
    variant.value_.lVal = number;
    return variant;
}

Variant Variant::of(const std::string& text) {
    Variant variant;
    variant.value_.vt = VT_BSTR;
    variant.value_.bstrVal = bstrOf(text);
    return variant;
}

Ref<IDispatch> Variant::object() const {
    if (value_.vt == VT_DISPATCH) return Ref<IDispatch>(value_.pdispVal);
    if (value_.vt == VT_UNKNOWN) return Ref<IUnknown>(value_.punkVal).as<IDispatch>(IID_IDispatch);
    if (value_.vt == (VT_DISPATCH | VT_BYREF) && value_.ppdispVal != nullptr) return Ref<IDispatch>(*value_.ppdispVal);
    return {};
}

std::string Variant::text() const {
    return value_.vt == VT_BSTR ? textOf(value_.bstrVal) : std::string();
}

int Variant::whole(int otherwise) const {
    if (value_.vt == VT_I4) return value_.lVal;
    if (value_.vt == VT_I2) return value_.iVal;
    return otherwise;
}

bool Variant::flag(bool otherwise) const {
    return value_.vt == VT_BOOL ? value_.boolVal != VARIANT_FALSE : otherwise;
}

Variant invoke(IDispatch* object, DISPID member, std::initializer_list<VARIANT*> arguments, HRESULT* failed) {
    Variant result;
    if (object == nullptr) {
        if (failed != nullptr) *failed = E_POINTER;
        return result;
    }
    // Arguments travel in reverse order; they stay the caller's.
    std::vector<VARIANTARG> reversed;
    for (VARIANT* argument : arguments) reversed.insert(reversed.begin(), *argument);
    DISPPARAMS params = {reversed.data(), nullptr, static_cast<UINT>(reversed.size()), 0};
    HRESULT answer = object->Invoke(member, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD | DISPATCH_PROPERTYGET, &params, result.get(),
                                    nullptr, nullptr);
    if (failed != nullptr) *failed = answer;
    return FAILED(answer) ? Variant() : std::move(result);
}

std::string textOf(BSTR text) {
    return text == nullptr ? std::string() : utf8(text, SysStringLen(text));
}

BSTR bstrOf(const std::string& text) {
    std::wstring units = wide(text);
    return SysAllocStringLen(units.data(), static_cast<UINT>(units.size()));
}

}  // namespace crmbridge
