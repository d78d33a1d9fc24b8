// Late-bound calls by DISPID, as Outlook's object model is used here.
#pragma once

#include <windows.h>
#include <oaidl.h>

#include <initializer_list>
#include <string>

#include "com/ref.h"

namespace crmbridge {

// A VARIANT that is cleared at the end of the scope.
class Variant {
public:
    Variant() { VariantInit(&value_); }
    Variant(const Variant&) = delete;
    Variant& operator=(const Variant&) = delete;
    Variant(Variant&& other) noexcept : value_(other.value_) { VariantInit(&other.value_); }
    ~Variant() { VariantClear(&value_); }

    static Variant of(int number);
    static Variant of(const std::string& text);

    VARIANT* get() { return &value_; }
    // The value if it is of the kind; empty, 0 or false otherwise.
    Ref<IDispatch> object() const;
    std::string text() const;
    int whole(int otherwise) const;
    bool flag(bool otherwise) const;

private:
    VARIANT value_;
};

// Reads a property or calls a method. Empty when the object says no; `failed` then holds its HRESULT.
Variant invoke(IDispatch* object, DISPID member, std::initializer_list<VARIANT*> arguments = {}, HRESULT* failed = nullptr);

inline Ref<IDispatch> objectAt(IDispatch* object, DISPID member) { return invoke(object, member).object(); }
inline std::string textAt(IDispatch* object, DISPID member) { return invoke(object, member).text(); }

// Text of a BSTR, empty for null.
std::string textOf(BSTR text);
// A new BSTR that the receiver frees.
BSTR bstrOf(const std::string& text);

}  // namespace crmbridge
