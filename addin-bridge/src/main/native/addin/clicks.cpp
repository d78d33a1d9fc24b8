#include "addin/clicks.h"

#include "outlook/ids.h"
#include "outlook/reading.h"
#include "ribbon/view.h"

namespace crmbridge {

namespace {

std::string encoded(const std::string& text) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string result;
    for (char unit : text) {
        bool plain = (unit >= '0' && unit <= '9') || (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
        if (plain) {
            result.push_back(unit);
        } else {
            result.push_back('%');
            result.push_back(kHex[static_cast<unsigned char>(unit) >> 4]);
            result.push_back(kHex[static_cast<unsigned char>(unit) & 15]);
        }
    }
    return result;
}

bool canBeSaved(const std::string& kind) {
    return kind == "task" || kind == "appointment" || kind == "contact";
}

}  // namespace

void ClickReader::add(Action action, Ref<IDispatch> context) {
    Reading reading;
    reading.action = std::move(action);
    reading.context = std::move(context);
    waiting_.push_back(std::move(reading));
}

bool ClickReader::read() {
    Millis end = nowMillis() + kSlice;
    while (!waiting_.empty()) {
        // Out of the queue while Outlook is called, which may let another click through.
        Reading reading = std::move(waiting_.front());
        waiting_.pop_front();
        if (reading.count < 0) begin(reading);
        else next(reading);
        if (!reading.gaveUp) {
            if (static_cast<int>(reading.items.size()) >= reading.count) finish(reading);
            else waiting_.push_front(std::move(reading));
        }
        if (nowMillis() >= end) break;
    }
    return !waiting_.empty();
}

void ClickReader::begin(Reading& reading) {
    int kind = invoke(reading.context.get(), outlook::kClass).whole(0);
    if (kind == outlook::kInspectorClass) {
        openItem(reading);
        return;
    }
    reading.selection = kind == outlook::kExplorerClass ? objectAt(reading.context.get(), outlook::kSelection) : reading.context;
    reading.count = invoke(reading.selection.get(), outlook::kCount).whole(0);
    if (reading.count > kMostItemsOfClick || reading.count == 0) {
        reading.gaveUp = true;
        memory_.say(reading.count == 0 ? "Nothing is selected. Select an item first." : tooManySentence(reading.count, reading.action.command));
    }
}

void ClickReader::openItem(Reading& reading) {
    Ref<IDispatch> item = objectAt(reading.context.get(), outlook::kCurrentItem);
    std::string kind = kindOfMessageClass(textAt(item.get(), outlook::kMessageClass));
    bool changes = reading.action.command != "view" && reading.action.command != "why";
    bool saved = !changes || !canBeSaved(kind) || saveTyping(item.get());
    ItemKey key = saved ? readItem(item.get()) : ItemKey();
    if (key.entryId.empty()) {
        reading.gaveUp = true;
        memory_.say(saved ? "The item was never saved. Save it, then press the button again."
                          : "Outlook could not save the item. Save it yourself, then press the button again.");
        return;
    }
    reading.count = 1;
    reading.items.push_back(std::move(key));
}

void ClickReader::next(Reading& reading) {
    Variant index = Variant::of(static_cast<int>(reading.items.size()) + 1);
    ItemKey item = readItem(invoke(reading.selection.get(), outlook::kItem, {index.get()}).object().get());
    if (item.entryId.empty()) {
        reading.gaveUp = true;
        memory_.say("A selected item could not be read. Select the items again, then press the button again.");
        return;
    }
    reading.items.push_back(std::move(item));
}

void ClickReader::finish(Reading& reading) {
    if (reading.action.command == "why") {
        desk_.page("/items/" + encoded(reading.items.front().entryId));
        return;
    }
    desk_.click(Click{std::move(reading.action), std::move(reading.items), nowMillis()});
}

}  // namespace crmbridge
