#include "relay.h"

namespace relay {

Relay::Relay(const Options& options, const Address& address, Ending& ending)
        : options_(options), ending_(ending),
          session_(address, false, [&ending] { ending.now(ExitCode::SIMULATOR_GONE); }), objects_(session_, apartment_) {}

void Relay::announce() {
    auto application = ComPtr<IDispatch>::owned(objects_.application());
    announcement_ = std::make_unique<Announcement>(options_.server.clsid, application);
}

void Relay::revoke() {
    if (announcement_) announcement_->revoke();
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
