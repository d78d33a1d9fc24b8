#include "host/host.h"

#include "com/subscriptions.h"

namespace relay {

namespace {

constexpr DWORD ANSWER_WITHIN_MS = 30000;
constexpr DWORD SETTLE_WITHIN_MS = 2000;

std::wstring field(const JsonFields& fields, const std::string& name) {
    auto found = fields.find(name);
    return found == fields.end() ? L"" : wide(found->second);
}

std::string hexOf(HRESULT result) {
    char text[16];
    snprintf(text, sizeof text, "0x%08lX", static_cast<unsigned long>(result));
    return text;
}

}  // namespace

Host::Host(const Options& options, const Address& address, Ending& ending)
        : options_(options), ending_(ending), session_(address, true, [&ending] { ending.now(ExitCode::SIMULATOR_GONE); }),
          objects_(session_, main_) {}

void Host::start() {
    application_ = ComPtr<IDispatch>::owned(objects_.application());
    std::vector<AddInClass> classes;
    if (!options_.addIn.empty()) {
        classes.push_back(registeredAddIn(options_.addIn));
    } else if (!options_.dll.empty()) {
        classes.push_back({options_.dll, options_.dllClass, options_.dll});
    } else {
        classes = addInsToLoad();
    }
    for (const AddInClass& which : classes) addIns_.push_back(std::make_unique<AddIn>(which, application_, timings_));
    for (const auto& loaded : addIns_) loaded->startupComplete();
}

void Host::settle() {
    if (!main_.allowsThisThread()) objects_.subscriptions().settle(SETTLE_WITHIN_MS);
}

void Host::onMainThread(ControlServer& control, const std::string& name, Work work) {
    control.add(name, [this, work](const JsonFields& fields, JsonWriter& out) {
        main_.ask([&] {
            try {
                work(fields, out);
            } catch (const ComFailure& failure) {
                throw CommandRefused("Outlook answered " + hexOf(failure.result()) + " " + utf8(failure.description()));
            }
        }, ANSWER_WITHIN_MS);
    });
}

AddIn& Host::addIn(const JsonFields& fields) {
    std::wstring progId = field(fields, "addIn");
    for (const auto& loaded : addIns_) {
        if (loaded->isConnected() && (progId.empty() || loaded->progId() == progId)) return *loaded;
    }
    throw CommandRefused(progId.empty() ? "no add-in is connected" : "the add-in " + utf8(progId) + " is not connected");
}

Ribbon& Host::ribbon(const JsonFields& fields) {
    std::wstring id = field(fields, "ribbon");
    Ribbon* ribbon = addIn(fields).ribbon(id.empty() ? L"Microsoft.Outlook.Explorer" : id);
    if (!ribbon) throw CommandRefused("the add-in has nothing for the ribbon \"" + utf8(id) + "\"");
    return *ribbon;
}

void Host::writeStatus(JsonWriter& out) {
    Counts counts = objects_.counts();
    out.field("objects", uint64_t(counts.objects)).field("references", counts.references);
    out.field("subscriptions", uint64_t(counts.subscriptions)).field("calls", counts.calls);
    out.key("addIns").beginArray();
    for (const auto& loaded : addIns_) {
        out.beginObject().field("progId", loaded->progId()).field("connected", loaded->isConnected());
        out.field("loadMs", loaded->loadMs()).key("failures").beginArray();
        for (const CallbackFailure& failure : loaded->failures())
            out.beginObject().field("callback", failure.name).field("result", hexOf(failure.result)).endObject();
        out.endArray().endObject();
    }
    out.endArray();
}

void Host::addCommands(ControlServer& control) {
    onMainThread(control, "addIns", [this](const JsonFields&, JsonWriter& out) { writeStatus(out); });
    onMainThread(control, "ribbon", [this](const JsonFields& fields, JsonWriter& out) {
        Ribbon& shown = ribbon(fields);
        shown.writeControls(out);
        const Invalidations& counts = shown.invalidations();
        out.key("invalidations").beginObject().field("all", counts.all).field("single", counts.single);
        out.field("wrongThread", counts.wrongThread).endObject();
    });
    onMainThread(control, "xml", [this](const JsonFields& fields, JsonWriter& out) { out.field("xml", ribbon(fields).xml()); });
    onMainThread(control, "press", [this](const JsonFields& fields, JsonWriter&) { ribbon(fields).press(field(fields, "id")); });
    onMainThread(control, "open", [this](const JsonFields& fields, JsonWriter& out) { ribbon(fields).open(field(fields, "id"), out); });
    onMainThread(control, "times", [this](const JsonFields& fields, JsonWriter& out) {
        timings_.write(out.key("times"));
        if (field(fields, "reset") == L"true") timings_.clear();
    });
    onMainThread(control, "disconnect", [this](const JsonFields& fields, JsonWriter&) { addIn(fields).disconnect(USER_CLOSED); });
    onMainThread(control, "quit", [this](const JsonFields& fields, JsonWriter&) { quit(field(fields, "orderly") == L"true"); });
}

// Since Outlook 2010 the last window's closing tells add-ins only by the event Quit; the life-cycle calls come when
// policy turns that fast shutdown off.
void Host::quit(bool orderly) {
    if (orderly) {
        for (const auto& loaded : addIns_) {
            if (!loaded->isConnected()) continue;
            loaded->beginShutdown();
            loaded->disconnect(HOST_SHUTDOWN);
        }
    }
    ending_.expect(ExitCode::DONE);
    Object(application_).run(L"Quit");
}

}  // namespace relay
