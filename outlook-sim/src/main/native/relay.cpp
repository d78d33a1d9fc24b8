#include "relay.h"

#include "com/failure.h"
#include "com/subscriptions.h"

namespace relay {

Relay::Relay(const Options& options, const Address& address, Ending& ending)
        : options_(options), ending_(ending),
          session_(address, false, [&ending] { ending.now(ExitCode::SIMULATOR_GONE); }), objects_(session_, apartment_) {}

void Relay::announce() {
    startThread([this] {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        try {
            auto application = ComPtr<IDispatch>::owned(objects_.application());
            Announcement announcement(options_.server.clsid, application);
            announced_ = S_OK;
            SetEvent(ready_.get());
            WaitForSingleObject(revoke_.get(), INFINITE);
            announcement.revoke();
            SetEvent(revoked_.get());
            // Its end would end the apartment, while clients still call.
            Sleep(INFINITE);
        } catch (const ComFailure& failure) {
            announced_ = failure.result();
            SetEvent(ready_.get());
        }
    });
    WaitForSingleObject(ready_.get(), INFINITE);
    if (FAILED(announced_)) throw ComFailure(announced_);
}

void Relay::revoke() {
    constexpr DWORD WITHIN_MS = 5000;
    if (announced_ != S_OK) return;
    SetEvent(revoke_.get());
    WaitForSingleObject(revoked_.get(), WITHIN_MS);
}

void Relay::settle() {
    constexpr DWORD WITHIN_MS = 2000;
    objects_.subscriptions().settle(WITHIN_MS);
}

void Relay::letAnswersArrive() {
    constexpr DWORD ON_THEIR_WAY_MS = 500;
    session_.settle(ON_THEIR_WAY_MS);
}

void Relay::addCommands(ControlServer& control) {
    control.add("status", [this](const JsonFields&, JsonWriter& out) {
        Counts counts = objects_.counts();
        out.field("objects", uint64_t(counts.objects)).field("references", counts.references);
        out.field("subscriptions", uint64_t(counts.subscriptions)).field("calls", counts.calls);
        writeProcessFigures(out);
    });
    control.add("quit", [this](const JsonFields&, JsonWriter&) { ending_.now(ExitCode::DONE); });
    control.add("kill", [this](const JsonFields&, JsonWriter&) { ending_.now(ExitCode::KILLED); });
}

}  // namespace relay
