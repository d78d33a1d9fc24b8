#include "clicks/click.h"

#include <utility>

namespace crmbridge {

std::string commandBody(const Click& click) {
    JsonWriter json;
    json.object().name("command").value(click.action.command).name("items").list();
    for (const ItemKey& item : click.items) {
        json.object().name("entryId").value(item.entryId).name("storeId").value(item.storeId).name("kind").value(item.kind).end();
    }
    json.end();
    if (click.action.command == "track" && !click.action.detail.empty()) json.name("as").value(click.action.detail);
    if (click.action.target.known()) {
        json.name(click.action.command == "parent" ? "parent" : "regarding").object();
        json.name("entity").value(click.action.target.entity).name("id").value(click.action.target.id).end();
    }
    return json.end().text();
}

bool ClickQueue::push(Click click) {
    if (waiting_.size() >= kMost) return false;
    waiting_.push_back(std::move(click));
    return true;
}

bool ClickQueue::pop(Click& into) {
    if (waiting_.empty()) return false;
    into = std::move(waiting_.front());
    waiting_.pop_front();
    return true;
}

void ClickQueue::giveBack(Click click) {
    waiting_.push_front(std::move(click));
}

std::vector<Click> ClickQueue::expired(Millis now) {
    std::vector<Click> gone;
    while (!waiting_.empty() && now - waiting_.front().at > kPatience) {
        gone.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return gone;
}

}  // namespace crmbridge
