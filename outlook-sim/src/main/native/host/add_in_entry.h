// The AddInInst of OnConnection: what Outlook knows of an add-in.
#pragma once

#include <string>

#include "base/com_ptr.h"
#include "base/text.h"
#include "host/office_interfaces.h"
#include "host/scripted.h"

namespace relay {

class AddInEntry final : public Scripted<IDispatch> {
public:
    AddInEntry(std::wstring progId, std::wstring clsid, ComPtr<IDispatch> application)
            : progId_(std::move(progId)), clsid_(std::move(clsid)), application_(std::move(application)) {}

    // What the add-in shows to other programs; null when nothing.
    const ComPtr<IDispatch>& object() const { return object_; }
    // Breaks the ring of references when the add-in has gone.
    void clear() { object_ = ComPtr<IDispatch>(); }

protected:
    const IID& ownInterface() const override { return IID_COMAddIn; }
    const Member* members() const override {
        static const Member MEMBERS[] = {{L"Description", 0}, {L"ProgId", 3}, {L"Guid", 4}, {L"Connect", 6}, {L"Object", 7},
                {L"Application", 1610743808}, {nullptr, 0}};
        return MEMBERS;
    }
    HRESULT invoke(DISPID id, WORD flags, DISPPARAMS& params, VARIANT& result) override {
        bool put = (flags & (DISPATCH_PROPERTYPUT | DISPATCH_PROPERTYPUTREF)) != 0;
        if (put) return id == 7 ? putObject(params) : DISP_E_MEMBERNOTFOUND;
        switch (id) {
            case 0:
            case 3:
                return text(progId_, result);
            case 4:
                return text(clsid_, result);
            case 6:
                result.vt = VT_BOOL;
                result.boolVal = VARIANT_TRUE;
                return S_OK;
            case 7:
                result.vt = VT_DISPATCH;
                result.pdispVal = ComPtr<IDispatch>(object_).detach();
                return S_OK;
            case 1610743808:
                result.vt = VT_DISPATCH;
                result.pdispVal = ComPtr<IDispatch>(application_).detach();
                return S_OK;
            default:
                return DISP_E_MEMBERNOTFOUND;
        }
    }

private:
    HRESULT putObject(DISPPARAMS& params) {
        if (params.cArgs != 1) return DISP_E_BADPARAMCOUNT;
        if (params.rgvarg[0].vt != VT_DISPATCH) return DISP_E_TYPEMISMATCH;
        object_ = ComPtr<IDispatch>(params.rgvarg[0].pdispVal);
        return S_OK;
    }
    static HRESULT text(const std::wstring& value, VARIANT& result) {
        result.vt = VT_BSTR;
        result.bstrVal = newBstr(value);
        return result.bstrVal ? S_OK : E_OUTOFMEMORY;
    }

    const std::wstring progId_;
    const std::wstring clsid_;
    const ComPtr<IDispatch> application_;
    ComPtr<IDispatch> object_;
};

}  // namespace relay
