#include "service/desk.h"

#include <algorithm>
#include <utility>

namespace crmbridge {

namespace {

std::string wordOf(const std::string& command) {
    if (command == "track") return "Track";
    if (command == "untrack") return "Untrack";
    if (command == "regarding") return "Set Regarding";
    if (command == "parent") return "Set Parent";
    return "View in CRM";
}

}  // namespace

bool isWebAddress(const std::string& url) {
    if (url.size() > 2000 || (url.rfind("https://", 0) != 0 && url.rfind("http://", 0) != 0)) return false;
    return std::all_of(url.begin(), url.end(), [](char unit) { return unit > ' ' && unit <= '~' && unit != '"' && unit != '\\'; });
}

void Desk::click(Click click) {
    bool taken = false;
    std::string word = wordOf(click.action.command);
    {
        Locked locked(lock_);
        taken = inbox_.clicks.push(std::move(click));
    }
    if (!taken) memory_.say(word + " was not taken: too many clicks wait for CRM Bridge already.");
    surroundings_.wake();
}

void Desk::want(ItemKey item) {
    if (item.entryId.empty()) return;
    {
        Locked locked(lock_);
        auto& wanted = inbox_.wanted;
        if (std::find(wanted.begin(), wanted.end(), item) != wanted.end()) return;
        if (wanted.size() >= kMostWanted) wanted.erase(wanted.begin());
        wanted.push_back(std::move(item));
    }
    surroundings_.wake();
}

void Desk::touched(ItemKey item) {
    bool first = false;
    {
        Locked locked(lock_);
        first = inbox_.hints.empty();
        if (first) inbox_.hintsSince = surroundings_.now();
        inbox_.hints.touched(std::move(item));
    }
    if (first) surroundings_.wake();
}

void Desk::somethingChanged() {
    bool first = false;
    {
        Locked locked(lock_);
        first = inbox_.hints.empty();
        if (first) inbox_.hintsSince = surroundings_.now();
        inbox_.hints.unknown();
    }
    if (first) surroundings_.wake();
}

void Desk::page(std::string path) {
    {
        Locked locked(lock_);
        if (inbox_.pages.size() < kMostToOpen) inbox_.pages.push_back(std::move(path));
    }
    surroundings_.wake();
}

void Desk::record(std::string url) {
    {
        Locked locked(lock_);
        if (inbox_.records.size() < kMostToOpen) inbox_.records.push_back(std::move(url));
    }
    surroundings_.wake();
}

void Desk::told(const Operation& operation) {
    std::vector<Shown> shown;
    {
        Locked locked(lock_);
        shown = inbox_.followed.told(operation);
    }
    show(shown);
}

Millis Desk::step() {
    Millis now = surroundings_.now();
    forgetExpired(now);
    openRecords();
    Millis wait = kForever;
    if (!workWaits(now, wait)) return wait;
    Millis pause = personWaits() ? kRetry : kQuietRetry;
    if (failedAt_ != 0 && now < failedAt_ + pause) return failedAt_ + pause - now;
    reused_ = peer_.connected();
    bool done = carryOut(now);
    // A connection that lay idle is closed by the service now and then: a new one is worth a try at once.
    if (!done && reused_) done = carryOut(surroundings_.now());
    if (!done) {
        failedAt_ = surroundings_.now();
        return pause;
    }
    failedAt_ = 0;
    // Only now: a service that proves itself and answers nothing is as good as none, and the ribbon must not flicker at every try.
    if (memory_.status().service != Service::Connected) {
        memory_.service(Service::Connected);
        surroundings_.changed();
    }
    return workWaits(surroundings_.now(), wait) ? 0 : wait;
}

void Desk::forgetExpired(Millis now) {
    std::vector<Click> gone;
    {
        Locked locked(lock_);
        gone = inbox_.clicks.expired(now);
    }
    for (const Click& click : gone) {
        surroundings_.log("click given up: " + click.action.command);
        memory_.say(wordOf(click.action.command) + " was not carried out: CRM Bridge did not answer for " +
                    std::to_string(ClickQueue::kPatience / 60'000) + " minutes. Press it again.");
    }
    if (!gone.empty()) surroundings_.changed();
}

void Desk::openRecords() {
    std::vector<std::string> records;
    {
        Locked locked(lock_);
        records.swap(inbox_.records);
    }
    for (const std::string& url : records) {
        if (isWebAddress(url)) {
            surroundings_.openRecord(url);
        } else {
            surroundings_.log("address of a record refused");
            memory_.say("The record has no address that a browser can open.");
            surroundings_.changed();
        }
    }
}

bool Desk::workWaits(Millis now, Millis& wait) {
    Locked locked(lock_);
    wait = kForever;
    if (inbox_.clicks.size() > 0 || !inbox_.pages.empty() || !inbox_.wanted.empty()) return true;
    if (inbox_.hints.empty()) return false;
    Millis due = inbox_.hintsSince + kCollect;
    if (now >= due) return true;
    wait = due - now;
    return false;
}

bool Desk::carryOut(Millis now) {
    return reach(now) && sendClicks() && openPages() && sendHints() && fetchStates();
}

bool Desk::personWaits() {
    Locked locked(lock_);
    return inbox_.clicks.size() > 0 || !inbox_.pages.empty();
}

bool Desk::reach(Millis now) {
    std::optional<Address> address = surroundings_.address();
    Peer::Meeting meeting = address ? peer_.meet(*address, now + kConnect) : Peer::Meeting::NobodyThere;
    if (meeting == Peer::Meeting::Proven) {
        startedAt_ = 0;
        triedAt_ = 0;
        return true;
    }
    if (meeting == Peer::Meeting::NotTheService) surroundings_.log("another program answers at the port of the service");
    peer_.disconnect();
    if (personWaits() && (triedAt_ == 0 || now - triedAt_ > kStart)) start(now);
    memory_.service(startedAt_ != 0 && now - startedAt_ <= kStart ? Service::Starting : Service::Absent);
    surroundings_.changed();
    return false;
}

void Desk::start(Millis now) {
    bool started = surroundings_.startService();
    surroundings_.log(started ? "service started" : "service could not be started");
    startedAt_ = started ? now : 0;
    triedAt_ = now;
}

bool Desk::sendClicks() {
    while (true) {
        Click click;
        {
            Locked locked(lock_);
            if (!inbox_.clicks.pop(click)) return true;
        }
        std::optional<Response> response =
            peer_.ask("POST", "/api/commands", commandBody(click), surroundings_.now() + kExchange);
        bool again = !response || response->status == 401 || response->status == 503;
        if (again) {
            // Sent twice at worst: the service answers the second one "already tracked" and nothing is done twice.
            peer_.disconnect();
            Locked locked(lock_);
            inbox_.clicks.giveBack(std::move(click));
            return false;
        }
        answered(click, *response);
    }
}

void Desk::answered(const Click& click, const Response& response) {
    std::optional<Json> json = Json::parse(response.body);
    surroundings_.log(click.action.command + " answered " + std::to_string(response.status));
    if (response.status != 202 || !json) {
        const std::string& why = json ? (*json)["error"]["message"].text() : std::string();
        memory_.say(wordOf(click.action.command) + " was not accepted" + (why.empty() ? "." : ": " + why));
        surroundings_.changed();
        return;
    }
    std::vector<Operation> operations;
    for (const Json& operation : (*json)["operations"].elements()) operations.push_back(Operation::read(operation));
    std::vector<Shown> shown;
    std::vector<std::string> items;
    for (const ItemKey& item : click.items) items.push_back(item.entryId);
    memory_.outdate(items);
    {
        Locked locked(lock_);
        shown = inbox_.followed.accepted(click, operations);
    }
    show(shown);
}

void Desk::show(const std::vector<Shown>& shown) {
    for (const Shown& what : shown) {
        if (!what.page.empty()) page(what.page);
        if (!what.url.empty()) record(what.url);
        if (!what.message.empty()) memory_.say(what.message);
    }
    if (!shown.empty()) surroundings_.changed();
}

bool Desk::openPages() {
    while (true) {
        std::string path;
        {
            Locked locked(lock_);
            if (inbox_.pages.empty()) return true;
            path = inbox_.pages.front();
        }
        std::string body = JsonWriter().object().name("to").value(path).end().text();
        std::optional<Response> response = peer_.ask("POST", "/api/links", body, surroundings_.now() + kExchange);
        if (!response || response->status == 401) {
            peer_.disconnect();
            return false;
        }
        {
            Locked locked(lock_);
            inbox_.pages.erase(inbox_.pages.begin());
        }
        std::optional<Json> json = Json::parse(response->body);
        std::string url = json ? (*json)["loginUrl"].text() : std::string();
        // The link signs in at the service: it must lead there and nowhere else.
        if (response->status == 201 && url.rfind("http://127.0.0.1:", 0) == 0 && isWebAddress(url)) {
            surroundings_.openWindow(url);
        } else {
            surroundings_.log("no link to a page: " + std::to_string(response->status));
        }
    }
}

bool Desk::sendHints() {
    std::string body;
    {
        Locked locked(lock_);
        if (inbox_.hints.empty() || surroundings_.now() < inbox_.hintsSince + kCollect) return true;
        body = inbox_.hints.take();
    }
    std::optional<Response> response = peer_.ask("POST", "/api/addin/events", body, surroundings_.now() + kExchange);
    if (response && response->status != 401) return true;
    peer_.disconnect();
    somethingChanged();
    return false;
}

bool Desk::fetchStates() {
    std::vector<ItemKey> wanted;
    {
        Locked locked(lock_);
        wanted.swap(inbox_.wanted);
    }
    if (wanted.empty()) return true;
    JsonWriter json;
    json.object().name("items").list();
    for (const ItemKey& item : wanted) {
        json.object().name("entryId").value(item.entryId).name("storeId").value(item.storeId).name("kind").value(item.kind).end();
    }
    std::optional<Response> response =
        peer_.ask("POST", "/api/addin/state", json.end().end().text(), surroundings_.now() + kExchange);
    if (!response || response->status == 401) {
        peer_.disconnect();
        Locked locked(lock_);
        if (inbox_.wanted.empty()) inbox_.wanted.swap(wanted);
        return false;
    }
    std::optional<Json> answer = Json::parse(response->body);
    if (response->status != 200 || !answer) return true;
    Millis now = surroundings_.now();
    // What is not answered counts as answered, so that it is not asked for without end.
    for (const ItemKey& item : wanted) memory_.store(item.entryId, memory_.item(item.entryId), now);
    for (const Json& item : (*answer)["items"].elements()) {
        if (!item["entryId"].text().empty()) memory_.store(item["entryId"].text(), ItemState::read(item), now);
    }
    surroundings_.changed();
    return true;
}

}  // namespace crmbridge
