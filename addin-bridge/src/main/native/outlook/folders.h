// Listens to the default folders for tasks, appointments and contacts and the folders right below them.
#pragma once

#include <functional>
#include <vector>

#include "com/sink.h"
#include "state/item.h"
#include "os/clock.h"

namespace crmbridge {

// For Outlook's thread.
class Folders {
public:
    // Most folders; the service finds changes in others by its own passes.
    static constexpr std::size_t kMost = 24;
    // Items that are named in one second; in a burst beyond it the ids are not read, because that would hold Outlook up.
    static constexpr int kNamedPerSecond = 60;

    struct Listener {
        std::function<void(ItemKey)> touched;
        std::function<void()> somethingChanged;
    };

    explicit Folders(Listener listener) : listener_(std::move(listener)) {}

    // Takes in one more folder. False when all are taken in; called in turns so that Outlook is never held up for long.
    bool watchNext(IDispatch* application);
    void forget();

private:
    // Items must be held, or their events end.
    struct Watched {
        Ref<IDispatch> items;
        Advice events;
    };

    void watch(IDispatch* folder);
    void event(DISPID event, const DISPPARAMS& arguments);

    Listener listener_;
    std::vector<Ref<IDispatch>> ahead_;
    std::vector<Watched> watched_;
    std::size_t root_ = 0;
    Millis second_ = 0;
    int named_ = 0;
};

}  // namespace crmbridge
