// Who listens to which events, and the threads on which events reach them.
#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <memory>

#include "base/com_ptr.h"
#include "base/handle.h"
#include "com/relay_object.h"

namespace relay {

// Thread-safe. Events that want no answer arrive in order, one at a time; an event that wants an answer has a thread of
// its own, because a sink that is being called may cause it.
class Subscriptions {
public:
    Subscriptions(Session& session, ObjectTable& objects);

    // Throws ComFailure CONNECT_E_NOCONNECTION when the object does not fire those events.
    void probe(RelayObject& source, REFIID events);
    // Gives the cookie. Throws ComFailure.
    DWORD add(RelayObject& source, REFIID events, IUnknown* sink);
    bool remove(DWORD cookie);
    size_t size();
    // Waits until the events that have arrived were taken, at most that long. Not on a thread that events are taken on.
    void settle(DWORD withinMs);

private:
    struct Subscription {
        uint64_t source;
        ComPtr<IDispatch> sink;
    };

    void received(const Frame& frame);
    void deliverInOrder();
    void deliver(const Frame& frame);
    bool fire(const Frame& frame);
    ComPtr<IDispatch> sinkOf(DWORD cookie);
    void advise(uint64_t source, DWORD cookie, REFIID events);
    void unadvise(uint64_t source, DWORD cookie);

    Session& session_;
    ObjectTable& objects_;
    Mutex mutex_;
    std::map<DWORD, Subscription> byCookie_;
    DWORD next_ = 1;
    std::deque<Frame> waiting_;
    Handle arrived_;
    // Events that have arrived and were not taken yet.
    std::atomic<int> unsettled_{0};
};

}  // namespace relay
