// A COM call that failed.
#pragma once

#include <windows.h>

#include <stdexcept>
#include <string>

namespace relay {

class ComFailure : public std::exception {
public:
    explicit ComFailure(HRESULT result, std::wstring source = {}, std::wstring description = {})
            : result_(result), source_(std::move(source)), description_(std::move(description)) {}
    const char* what() const noexcept override { return "a COM call failed"; }
    HRESULT result() const { return result_; }
    const std::wstring& source() const { return source_; }
    const std::wstring& description() const { return description_; }

    // Whether the number is the result of the call itself. Others travel as an exception with source and description
    // (DISP_E_EXCEPTION): a member that ran and failed.
    bool isBare() const {
        DWORD code = DWORD(result_);
        bool remoting = (code & 0xFFFF0000) == 0x80010000;
        bool dispatching = (code & 0xFFFF0000) == 0x80020000 && result_ != DISP_E_EXCEPTION;
        bool serverGone = code == 0x800706BA || code == 0x800706BE || code == 0x800706BF;
        return remoting || dispatching || serverGone;
    }

private:
    HRESULT result_;
    std::wstring source_;
    std::wstring description_;
};

// Runs the body of a COM method; nothing thrown leaves it.
template <class Body>
HRESULT guarded(Body body) noexcept {
    try {
        return body();
    } catch (const ComFailure& failure) {
        return failure.result();
    } catch (const std::bad_alloc&) {
        return E_OUTOFMEMORY;
    } catch (const std::exception&) {
        return E_FAIL;
    }
}

}  // namespace relay
