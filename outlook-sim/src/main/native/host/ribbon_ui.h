// What an add-in gets in onLoad: it asks there to be asked again.
#pragma once

#include <functional>
#include <string>

#include "base/text.h"
#include "com/failure.h"
#include "host/office_interfaces.h"
#include "host/scripted.h"

namespace relay {

// How often an add-in asked for what.
struct Invalidations {
    uint64_t all = 0;
    uint64_t single = 0;
    // Calls from a thread that is not the main one: Office does not allow them.
    uint64_t wrongThread = 0;
};

class RibbonUi final : public Scripted<IRibbonUI> {
public:
    // forget: the control whose state is no longer known, empty for all.
    RibbonUi(Invalidations& counts, std::function<void(const std::wstring&)> forget)
            : counts_(counts), forget_(std::move(forget)) {}

    HRESULT STDMETHODCALLTYPE Invalidate() override { return forgotten(L"", counts_.all); }
    HRESULT STDMETHODCALLTYPE InvalidateControl(BSTR id) override { return forgotten(textOf(id), counts_.single); }
    HRESULT STDMETHODCALLTYPE InvalidateControlMso(BSTR) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE ActivateTab(BSTR) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE ActivateTabMso(BSTR) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE ActivateTabQ(BSTR, BSTR) override { return S_OK; }

protected:
    const IID& ownInterface() const override { return IID_IRibbonUI; }
    const Member* members() const override {
        static const Member MEMBERS[] = {{L"Invalidate", 1}, {L"InvalidateControl", 2}, {L"InvalidateControlMso", 3},
                {L"ActivateTab", 4}, {L"ActivateTabMso", 5}, {L"ActivateTabQ", 6}, {nullptr, 0}};
        return MEMBERS;
    }
    HRESULT invoke(DISPID id, WORD, DISPPARAMS& params, VARIANT&) override {
        if (id == 1) return params.cArgs == 0 ? Invalidate() : DISP_E_BADPARAMCOUNT;
        if (id == 2) {
            if (params.cArgs != 1) return DISP_E_BADPARAMCOUNT;
            return params.rgvarg[0].vt == VT_BSTR ? InvalidateControl(params.rgvarg[0].bstrVal) : DISP_E_TYPEMISMATCH;
        }
        return id >= 3 && id <= 6 ? S_OK : DISP_E_MEMBERNOTFOUND;
    }

private:
    HRESULT forgotten(const std::wstring& id, uint64_t& count) {
        return guarded([&]() -> HRESULT {
            if (GetCurrentThreadId() != thread_) {
                counts_.wrongThread++;
                return RPC_E_WRONG_THREAD;
            }
            count++;
            forget_(id);
            return S_OK;
        });
    }

    const DWORD thread_ = GetCurrentThreadId();
    Invalidations& counts_;
    const std::function<void(const std::wstring&)> forget_;
};

}  // namespace relay
