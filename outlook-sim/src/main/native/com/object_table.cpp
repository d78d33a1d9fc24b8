#include "com/object_table.h"

#include "base/com_ptr.h"
#include "com/failure.h"
#include "com/relay_object.h"
#include "com/subscriptions.h"
#include "com/values.h"

namespace relay {

ObjectTable::ObjectTable(Session& session, Apartment& apartment)
        : session_(session), apartment_(apartment), subscriptions_(std::make_unique<Subscriptions>(session, *this)) {}

ObjectTable::~ObjectTable() = default;

IDispatch* ObjectTable::application() {
    Bytes result = request(FrameType::APPLICATION, PayloadWriter(), nullptr);
    PayloadReader in(result);
    Value value;
    readValue(in, value.get(), *this);
    if (value->vt != VT_DISPATCH || !value->pdispVal) throw ComFailure(E_FAIL);
    value->vt = VT_EMPTY;
    return value->pdispVal;
}

IDispatch* ObjectTable::received(uint64_t id) {
    Hold hold(mutex_);
    auto known = byId_.find(id);
    if (known != byId_.end()) {
        known->second.held++;
        known->second.object->AddRef();
        return known->second.object;
    }
    auto* object = new RelayObject(*this, id);
    byId_.emplace(id, Entry{object, 1});
    identities_.insert(static_cast<IDispatch*>(object));
    return object;
}

uint64_t ObjectTable::idOf(IUnknown* object) {
    ComPtr<IUnknown> identity;
    HRESULT got = object->QueryInterface(IID_IUnknown, reinterpret_cast<void**>(identity.out()));
    if (FAILED(got)) throw ComFailure(got);
    Hold hold(mutex_);
    if (!identities_.count(identity.get())) throw ComFailure(DISP_E_TYPEMISMATCH);
    return static_cast<RelayObject*>(static_cast<IDispatch*>(identity.get()))->id();
}

Bytes ObjectTable::request(FrameType type, const PayloadWriter& payload, Apartment* serving) {
    constexpr size_t ROOM_FOR_HEAD = 16;
    if (payload.bytes().size() > LARGEST_FRAME - ROOM_FOR_HEAD) throw ComFailure(E_OUTOFMEMORY);
    if (!apartment_.allowsThisThread()) throw ComFailure(RPC_E_WRONG_THREAD);
    Frame answer = session_.call(type, payload.bytes(), serving);
    if (answer.type == FrameType::RESULT) return std::move(answer.payload);
    PayloadReader in(answer.payload);
    HRESULT result = in.i32();
    std::wstring source = in.text();
    throw ComFailure(result, source, in.text());
}

Counts ObjectTable::counts() {
    Counts counts;
    counts.subscriptions = subscriptions_->size();
    counts.calls = session_.calls();
    Hold hold(mutex_);
    counts.objects = byId_.size();
    for (const auto& entry : byId_) counts.references += entry.second.held;
    return counts;
}

// Counting down happens under the lock, so that nobody is given an object that is about to end.
ULONG ObjectTable::released(RelayObject* object) {
    uint64_t held;
    {
        Hold hold(mutex_);
        ULONG left = object->countDown();
        if (left > 0) return left;
        auto entry = byId_.find(object->id());
        held = entry->second.held;
        byId_.erase(entry);
        identities_.erase(static_cast<IDispatch*>(object));
    }
    PayloadWriter payload;
    payload.u64(object->id());
    delete object;
    for (uint64_t i = 0; i < held; i++) session_.call(FrameType::RELEASE, payload.bytes(), nullptr);
    return 0;
}

}  // namespace relay
