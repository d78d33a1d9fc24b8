// Small owners of what Windows counts.
#pragma once

#include <windows.h>

namespace crmbridge {

// A kernel handle, closed at the end of the scope.
class Handle {
public:
    Handle() = default;
    explicit Handle(HANDLE handle) : handle_(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
    Handle(Handle&& other) noexcept : handle_(other.handle_) { other.handle_ = nullptr; }
    Handle& operator=(Handle&& other) noexcept {
        HANDLE held = handle_;
        handle_ = other.handle_;
        other.handle_ = held;
        return *this;
    }
    Handle(const Handle&) = delete;
    ~Handle() {
        if (handle_ != nullptr) CloseHandle(handle_);
    }

    HANDLE get() const { return handle_; }
    explicit operator bool() const { return handle_ != nullptr; }

private:
    HANDLE handle_ = nullptr;
};

// The module this code is in.
HINSTANCE thisModule();

}  // namespace crmbridge
