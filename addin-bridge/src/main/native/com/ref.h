// A counted reference to a COM object. Copies add a reference, the end of the scope gives it back.
#pragma once

#include <unknwn.h>

#include <utility>

namespace crmbridge {

template <class T>
class Ref {
public:
    Ref() = default;
    // Takes part in the ownership: adds a reference.
    explicit Ref(T* object) : object_(object) {
        if (object_ != nullptr) object_->AddRef();
    }
    Ref(const Ref& other) : Ref(other.object_) {}
    Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    Ref& operator=(Ref other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    ~Ref() { reset(); }

    // Takes over a reference that somebody else counted.
    static Ref adopt(T* object) {
        Ref ref;
        ref.object_ = object;
        return ref;
    }

    void reset() {
        T* object = std::exchange(object_, nullptr);
        if (object != nullptr) object->Release();
    }

    // For out parameters; what was held is given back first.
    T** out() {
        reset();
        return &object_;
    }

    T* get() const { return object_; }
    T* operator->() const { return object_; }
    explicit operator bool() const { return object_ != nullptr; }

    // Gives the reference away.
    T* detach() { return std::exchange(object_, nullptr); }

    // Asks the object for another interface; empty when it has none.
    template <class Other>
    Ref<Other> as(REFIID iid) const {
        Ref<Other> other;
        if (object_ != nullptr && FAILED(object_->QueryInterface(iid, reinterpret_cast<void**>(other.out())))) return {};
        return other;
    }

private:
    T* object_ = nullptr;
};

}  // namespace crmbridge
