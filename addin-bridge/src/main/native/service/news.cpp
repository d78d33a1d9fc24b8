#include "service/news.h"

#include <utility>

namespace crmbridge {

namespace {

constexpr long long kHighest = 1LL << 52;

bool isPlain(const std::string& word) {
    if (word.size() > 64) return false;
    for (char unit : word) {
        bool fits = (unit >= '0' && unit <= '9') || (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || unit == '-';
        if (!fits) return false;
    }
    return true;
}

std::vector<RecordRef> records(const Json& list) {
    std::vector<RecordRef> all;
    for (const Json& element : list.elements()) {
        RecordRef record = RecordRef::read(element);
        if (record.known() && all.size() < Memory::kMostRecent) all.push_back(std::move(record));
    }
    return all;
}

}  // namespace

Millis News::step() {
    std::optional<Address> address = surroundings_.address();
    Millis now = surroundings_.now();
    if (!address || peer_.meet(*address, now + Desk::kConnect) != Peer::Meeting::Proven) {
        absent();
        return kPause;
    }
    // After an absence the first answer is wanted at once: it tells that the service is back.
    int hold = memory_.status().service == Service::Connected ? kHold : 0;
    std::string path = "/api/addin/news?after=" + std::to_string(version_) + "&run=" + run_ + "&wait=" + std::to_string(hold);
    std::optional<Response> response = peer_.ask("GET", path, {}, now + kPatience);
    std::optional<Json> news = response && response->status == 200 ? Json::parse(response->body) : std::nullopt;
    if (!news) {
        peer_.disconnect();
        absent();
        return kPause;
    }
    take(*news);
    // A service that answers without anything new must not keep the machine busy.
    return surroundings_.now() - now < 50 ? 50 : 0;
}

void News::absent() {
    if (memory_.status().service != Service::Connected && memory_.status().service != Service::Unknown) return;
    memory_.service(Service::Absent);
    surroundings_.changed();
}

void News::take(const Json& news) {
    if (memory_.status().service != Service::Connected) {
        memory_.service(Service::Connected);
        // Clicks that wait need not wait for the next try.
        surroundings_.wake();
    }
    const std::string& run = news["run"].text();
    bool all = news["all"].flag() || run != run_;
    run_ = isPlain(run) ? run : std::string();
    version_ = news["version"].whole(0, kHighest, 0);
    if (all) {
        memory_.outdateAll();
    } else {
        std::vector<std::string> items;
        for (const Json& item : news["items"].elements()) {
            if (item.isText() && items.size() < kMostItems) items.push_back(item.text());
        }
        memory_.outdate(items);
    }
    const Json& status = news["status"];
    memory_.told(status["online"].flag(true), static_cast<int>(status["questions"].whole(0, 100'000, 0)));
    memory_.recent(false, records(news["recentRegarding"]));
    memory_.recent(true, records(news["recentParents"]));
    for (const Json& operation : news["operations"].elements()) desk_.told(Operation::read(operation));
    surroundings_.changed();
}

}  // namespace crmbridge
