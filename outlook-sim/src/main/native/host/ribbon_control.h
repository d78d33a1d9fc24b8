// What a ribbon callback is told: which control, and in which window.
#pragma once

#include <string>

#include "base/com_ptr.h"
#include "base/text.h"
#include "host/office_interfaces.h"
#include "host/scripted.h"

namespace relay {

class RibbonControl final : public Scripted<IRibbonControl> {
public:
    // context: Explorer, Inspector or Selection; may be null when there is none.
    RibbonControl(std::wstring id, std::wstring tag, ComPtr<IDispatch> context)
            : id_(std::move(id)), tag_(std::move(tag)), context_(std::move(context)) {}

    HRESULT STDMETHODCALLTYPE get_Id(BSTR* id) override { return given(id, id_); }
    HRESULT STDMETHODCALLTYPE get_Tag(BSTR* tag) override { return given(tag, tag_); }
    HRESULT STDMETHODCALLTYPE get_Context(IDispatch** context) override {
        if (!context) return E_POINTER;
        *context = ComPtr<IDispatch>(context_).detach();
        return S_OK;
    }

protected:
    const IID& ownInterface() const override { return IID_IRibbonControl; }
    const Member* members() const override {
        static const Member MEMBERS[] = {{L"Id", 1}, {L"Context", 2}, {L"Tag", 3}, {nullptr, 0}};
        return MEMBERS;
    }
    HRESULT invoke(DISPID id, WORD, DISPPARAMS&, VARIANT& result) override {
        switch (id) {
            case 1:
                result.vt = VT_BSTR;
                return get_Id(&result.bstrVal);
            case 2:
                result.vt = VT_DISPATCH;
                return get_Context(&result.pdispVal);
            case 3:
                result.vt = VT_BSTR;
                return get_Tag(&result.bstrVal);
            default:
                return DISP_E_MEMBERNOTFOUND;
        }
    }

private:
    static HRESULT given(BSTR* target, const std::wstring& text) {
        if (!target) return E_POINTER;
        *target = newBstr(text);
        return *target ? S_OK : E_OUTOFMEMORY;
    }

    const std::wstring id_;
    const std::wstring tag_;
    const ComPtr<IDispatch> context_;
};

}  // namespace relay
