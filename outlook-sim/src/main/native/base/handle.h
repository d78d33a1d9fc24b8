// Owners of Windows handles and threads.
#pragma once

#include <windows.h>

#include <functional>
#include <utility>

namespace relay {

// Owns a kernel handle.
class Handle {
public:
    explicit Handle(HANDLE handle = nullptr) : handle_(handle) {}
    ~Handle() {
        if (handle_ && handle_ != INVALID_HANDLE_VALUE) CloseHandle(handle_);
    }
    Handle(Handle&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    HANDLE get() const { return handle_; }
    explicit operator bool() const { return handle_ && handle_ != INVALID_HANDLE_VALUE; }

private:
    HANDLE handle_;
};

// Starts a thread of its own for the work; nobody waits for it. Returns false when Windows has no more threads.
inline bool startThread(std::function<void()> work) {
    auto* boxed = new std::function<void()>(std::move(work));
    HANDLE thread = CreateThread(
            nullptr, 0,
            [](void* argument) -> DWORD {
                auto* run = static_cast<std::function<void()>*>(argument);
                (*run)();
                delete run;
                return 0;
            },
            boxed, 0, nullptr);
    if (!thread) {
        delete boxed;
        return false;
    }
    CloseHandle(thread);
    return true;
}

}  // namespace relay
