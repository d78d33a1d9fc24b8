// Listening to an object's events.
#pragma once

#include <windows.h>
#include <oaidl.h>
#include <ocidl.h>

#include <functional>

#include "com/ref.h"

namespace crmbridge {

// Called with the event's DISPID and its arguments in reverse order. Must return at once.
using EventHandler = std::function<void(DISPID event, const DISPPARAMS& arguments)>;

// A subscription; ends with the scope. The handler may end it from inside an event.
class Advice {
public:
    Advice() = default;
    Advice(Advice&& other) noexcept;
    Advice& operator=(Advice&& other) noexcept;
    ~Advice() { end(); }

    // Subscribes to the event set `events` of `source`; an empty advice when the source does not offer it.
    static Advice to(IDispatch* source, REFIID events, EventHandler handler);

    void end();
    explicit operator bool() const { return static_cast<bool>(point_); }

private:
    Ref<IConnectionPoint> point_;
    DWORD cookie_ = 0;
};

}  // namespace crmbridge
