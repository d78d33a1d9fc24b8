// Late-bound calls for a COM client: by name, as a script does.
#pragma once

#include <windows.h>
#include <oleauto.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "base/com_ptr.h"
#include "base/text.h"
#include "com/failure.h"
#include "com/values.h"

namespace relay {


inline void require(bool holds, const std::string& what) {
    if (!holds) throw std::runtime_error(what);
}

inline void require(HRESULT result) {
    if (FAILED(result)) throw ComFailure(result);
}

// An argument or a result.
struct Var : Value {
    Var() = default;
    explicit Var(int number) {
        get()->vt = VT_I4;
        get()->lVal = number;
    }
    explicit Var(const std::wstring& text) {
        get()->vt = VT_BSTR;
        get()->bstrVal = newBstr(text);
    }
    explicit Var(const ComPtr<IDispatch>& object) {
        get()->vt = VT_DISPATCH;
        get()->pdispVal = ComPtr<IDispatch>(object).detach();
    }
    std::wstring text() {
        require(get()->vt == VT_BSTR, "a text was expected, not type " + std::to_string(get()->vt));
        return textOf(get()->bstrVal);
    }
    int number() {
        require(get()->vt == VT_I4, "a number was expected, not type " + std::to_string(get()->vt));
        return get()->lVal;
    }
};

// An object called by name.
class Object {
public:
    Object() = default;
    explicit Object(ComPtr<IDispatch> dispatch) : dispatch_(std::move(dispatch)) {}

    DISPID id(const wchar_t* name) const {
        DISPID id = DISPID_UNKNOWN;
        LPOLESTR names[] = {const_cast<LPOLESTR>(name)};
        require(dispatch_->GetIDsOfNames(IID_NULL, names, 1, LOCALE_USER_DEFAULT, &id));
        return id;
    }

    template <class... Args>
    void call(Var& result, const wchar_t* name, const Args&... args) const {
        // The last argument comes first.
        VARIANT copies[sizeof...(Args) + 1];
        size_t at = sizeof...(Args);
        (Var(args).moveTo(&copies[--at]), ...);
        invoke(id(name), DISPATCH_METHOD | DISPATCH_PROPERTYGET, copies, sizeof...(Args), result);
        for (size_t i = 0; i < sizeof...(Args); i++) VariantClear(&copies[i]);
    }

    template <class... Args>
    Object object(const wchar_t* name, const Args&... args) const {
        Var result;
        call(result, name, args...);
        require(result->vt == VT_DISPATCH, "an object was expected");
        return Object(ComPtr<IDispatch>(result->pdispVal));
    }

    template <class... Args>
    std::wstring text(const wchar_t* name, const Args&... args) const {
        Var result;
        call(result, name, args...);
        return result.text();
    }

    template <class... Args>
    int number(const wchar_t* name, const Args&... args) const {
        Var result;
        call(result, name, args...);
        return result.number();
    }

    template <class... Args>
    void run(const wchar_t* name, const Args&... args) const {
        Var result;
        call(result, name, args...);
    }

    template <class T>
    void put(const wchar_t* name, const T& value) const {
        Var var(value);
        Var result;
        WORD kind = var->vt == VT_DISPATCH ? DISPATCH_PROPERTYPUTREF : DISPATCH_PROPERTYPUT;
        invoke(id(name), kind, var.get(), 1, result);
    }

    const ComPtr<IDispatch>& dispatch() const { return dispatch_; }
    explicit operator bool() const { return bool(dispatch_); }

private:
    void invoke(DISPID id, WORD kind, VARIANT* args, UINT count, Var& result) const {
        DISPID putId = DISPID_PROPERTYPUT;
        bool put = (kind & (DISPATCH_PROPERTYPUT | DISPATCH_PROPERTYPUTREF)) != 0;
        DISPPARAMS params{args, put ? &putId : nullptr, count, put ? 1u : 0u};
        EXCEPINFO exception{};
        HRESULT done = dispatch_->Invoke(id, IID_NULL, LOCALE_USER_DEFAULT, kind, &params, put ? nullptr : result.get(), &exception, nullptr);
        if (done == DISP_E_EXCEPTION) {
            std::wstring source = textOf(exception.bstrSource);
            std::wstring description = textOf(exception.bstrDescription);
            SysFreeString(exception.bstrSource);
            SysFreeString(exception.bstrDescription);
            throw ComFailure(exception.scode, source, description);
        }
        require(done);
    }

    ComPtr<IDispatch> dispatch_;
};

}  // namespace relay
