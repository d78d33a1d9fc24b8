// Calls an add-in's ribbon callbacks as Office does: by name, through IDispatch.
#pragma once

#include <string>
#include <vector>

#include "com/automation.h"
#include "host/timings.h"

namespace relay {

// A callback that failed: Office ignores it, a test must see it.
struct CallbackFailure {
    std::wstring name;
    HRESULT result;
};

// Used on the main thread only.
class Callbacks {
public:
    Callbacks(ComPtr<IDispatch> addIn, Timings& timings) : addIn_(std::move(addIn)), timings_(timings) {}

    // False when the add-in has no such callback or it failed.
    bool call(const std::wstring& name, std::vector<VARIANT>& reversedArguments, Var& result) {
        double began = nowMs();
        HRESULT done = invoke(name, reversedArguments, result);
        timings_.add("callback " + utf8(name), nowMs() - began);
        if (FAILED(done)) failures_.push_back({name, done});
        return SUCCEEDED(done);
    }
    const std::vector<CallbackFailure>& failures() const { return failures_; }

private:
    HRESULT invoke(const std::wstring& name, std::vector<VARIANT>& arguments, Var& result) {
        DISPID id = DISPID_UNKNOWN;
        LPOLESTR names[] = {const_cast<LPOLESTR>(name.c_str())};
        HRESULT found = addIn_->GetIDsOfNames(IID_NULL, names, 1, LOCALE_USER_DEFAULT, &id);
        if (FAILED(found)) return found;
        DISPPARAMS params{arguments.data(), nullptr, UINT(arguments.size()), 0};
        return addIn_->Invoke(id, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &params, result.get(), nullptr, nullptr);
    }

    const ComPtr<IDispatch> addIn_;
    Timings& timings_;
    std::vector<CallbackFailure> failures_;
};

}  // namespace relay
