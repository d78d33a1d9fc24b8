// The objects of the simulator that clients refer to: one COM object for each number.
#pragma once

#include <windows.h>
#include <oleauto.h>

#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "base/apartment.h"
#include "wire/session.h"

namespace relay {

class RelayObject;
class Subscriptions;

// How many things are alive; a suite asks for it at its end.
struct Counts {
    size_t objects = 0;
    // References that the session has at the simulator.
    uint64_t references = 0;
    size_t subscriptions = 0;
    uint64_t calls = 0;
};

// Thread-safe.
class ObjectTable {
public:
    ObjectTable(Session& session, Apartment& apartment);
    ~ObjectTable();

    // The Application object. Throws ComFailure.
    IDispatch* application();
    // Takes over one reference of the session; the caller gets a reference to the COM object.
    IDispatch* received(uint64_t id);
    // The number of an object that came from here. Throws ComFailure DISP_E_TYPEMISMATCH for any other.
    uint64_t idOf(IUnknown* object);
    // Sends a request and gives the payload of its result. Throws ComFailure for a failure.
    // serving: whose work the thread may do while it waits; null for none.
    Bytes request(FrameType type, const PayloadWriter& payload, Apartment* serving);
    Subscriptions& subscriptions() { return *subscriptions_; }
    Apartment& apartment() { return apartment_; }
    Counts counts();

private:
    friend class RelayObject;
    ULONG released(RelayObject* object);

    struct Entry {
        RelayObject* object;
        uint64_t held;
    };

    Session& session_;
    Apartment& apartment_;
    Mutex mutex_;
    std::unordered_map<uint64_t, Entry> byId_;
    std::unordered_set<IUnknown*> identities_;
    std::unique_ptr<Subscriptions> subscriptions_;
};

}  // namespace relay
