// A counted pointer to a COM interface.
#pragma once

#include <unknwn.h>

#include <utility>

namespace relay {

template <class T>
class ComPtr {
public:
    ComPtr() = default;
    // Takes one more reference.
    explicit ComPtr(T* pointer) : pointer_(pointer) {
        if (pointer_) pointer_->AddRef();
    }
    ComPtr(const ComPtr& other) : ComPtr(other.pointer_) {}
    ComPtr(ComPtr&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
    ~ComPtr() {
        if (pointer_) pointer_->Release();
    }
    ComPtr& operator=(ComPtr other) noexcept {
        std::swap(pointer_, other.pointer_);
        return *this;
    }

    // Takes over a reference that the caller has.
    static ComPtr owned(T* pointer) {
        ComPtr taken;
        taken.pointer_ = pointer;
        return taken;
    }

    T* get() const { return pointer_; }
    T* operator->() const { return pointer_; }
    explicit operator bool() const { return pointer_ != nullptr; }
    // Gives the reference to the caller.
    T* detach() { return std::exchange(pointer_, nullptr); }
    // Where a function puts a new reference; what was held before is released.
    T** out() {
        if (pointer_) std::exchange(pointer_, nullptr)->Release();
        return &pointer_;
    }

private:
    T* pointer_ = nullptr;
};

}  // namespace relay
