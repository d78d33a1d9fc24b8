#include "addin/session.h"

#include "outlook/ids.h"

namespace crmbridge {

namespace {

constexpr UINT kPaint = WM_APP + 1;
constexpr UINT kClick = WM_APP + 2;
constexpr UINT kRead = WM_APP + 3;
constexpr UINT_PTR kLookTimer = 1;
constexpr UINT_PTR kFolderTimer = 2;
// A selection that moves on within this time is not looked at.
constexpr UINT kLookAfter = 80;
// Folders wait until Outlook has drawn itself, then one is taken in at a time.
constexpr UINT kFoldersAfter = 1'500;
constexpr UINT kNextFolder = 40;

}  // namespace

Session::Session(std::shared_ptr<Log> log)
    : log_(log),
      painting_(std::make_shared<std::atomic<bool>>(false)),
      link_(std::make_shared<Link>(log,
                                   [this] {
                                       if (!painting_->exchange(true)) window_.post(kPaint);
                                   })),
      windows_([this] { window_.after(kLookTimer, kLookAfter); }),
      folders_({[this](ItemKey item) { link_->desk().touched(std::move(item)); }, [this] { link_->desk().somethingChanged(); }}),
      clicks_(link_->desk(), link_->memory()) {}

Session::~Session() {
    stop();
}

bool Session::start(IDispatch* application) {
    application_ = Ref<IDispatch>(application);
    return window_.open(this) && link_->start();
}

void Session::ready() {
    if (ready_ || stopped_) return;
    ready_ = true;
    quit_ = Advice::to(application_.get(), outlook::kApplicationEvents, [this](DISPID event, const DISPPARAMS&) {
        // Everything is given back at once: Outlook does not call the add-in again after this.
        if (event == outlook::kQuit) stop();
    });
    windows_.watch(application_.get());
    window_.after(kFolderTimer, kFoldersAfter);
}

void Session::stop() {
    if (stopped_) return;
    stopped_ = true;
    Millis began = nowMillis();
    // The threads end while everything else is given back.
    link_->end();
    clicks_.forget();
    folders_.forget();
    windows_.forget();
    ribbons_.clear();
    quit_.end();
    application_.reset();
    link_->stop();
    window_.close();
    log_->line("stopped in " + std::to_string(nowMillis() - began) + " ms");
}

void Session::loaded(IDispatch* ribbon) {
    if (ribbon != nullptr && !stopped_) ribbons_.emplace_back(ribbon);
}

Scene Session::scene(IDispatch* context) {
    Scene scene;
    if (stopped_) return scene;
    Memory& memory = link_->memory();
    scene.selection = ready_ ? windows_.of(context) : Selection();
    scene.status = memory.status();
    if (scene.selection.count > 0) scene.state = memory.item(scene.selection.first.entryId);
    if (scene.selection.count > 1 && scene.selection.count <= kMostItemsOfClick) {
        scene.group = memory.group(scene.selection.items(), scene.selection.complete());
    }
    scene.recent = memory.recent(false);
    scene.recentParents = memory.recent(true);
    return scene;
}

void Session::pressed(Action action, Ref<IDispatch> context) {
    if (stopped_) return;
    if (action.command == "page") {
        link_->desk().page(action.detail);
    } else if (action.command == "link") {
        ItemState state = scene(context.get()).state;
        const RecordRef& record = action.detail == "regarding" ? state.regarding
                                  : action.detail == "parent"  ? state.parent
                                                               : state.record;
        if (!record.url.empty()) link_->desk().record(record.url);
    } else if (!action.command.empty()) {
        clicks_.add(std::move(action), std::move(context));
        window_.post(kClick);
    }
}

void Session::received(UINT message) {
    if (stopped_) return;
    if (message == kPaint) {
        painting_->store(false);
        wantStates();
        paint();
    } else if (message == kClick) {
        if (clicks_.read()) window_.post(kClick);
        // A pressed entry is painted as it really is, and what was said is shown.
        else paint();
    } else if (message == kRead) {
        if (windows_.readMore()) {
            window_.post(kRead);
        } else {
            wantStates();
            paint();
        }
    }
}

void Session::timerFired(UINT_PTR timer) {
    if (stopped_) return;
    if (timer == kLookTimer) look();
    if (timer == kFolderTimer && folders_.watchNext(application_.get())) window_.after(kFolderTimer, kNextFolder);
}

void Session::look() {
    if (!windows_.lookAgain()) return;
    link_->memory().forgetMessage(nowMillis());
    // Painted once, when all items are read: what several have in common would flicker otherwise.
    if (windows_.hasMore()) {
        window_.post(kRead);
        return;
    }
    wantStates();
    paint();
}

void Session::wantStates() {
    for (const Selection& selection : windows_.all()) {
        if (selection.count == 0 || selection.count > kMostItemsOfClick) continue;
        for (ItemKey& item : selection.items()) {
            if (!item.entryId.empty() && link_->memory().needed(item.entryId, nowMillis())) link_->desk().want(std::move(item));
        }
    }
}

void Session::paint() {
    // Painting calls back into the add-in and may load another ribbon; a ribbon whose window is gone says so and is let go.
    std::vector<Ref<IDispatch>> ribbons = ribbons_;
    for (const Ref<IDispatch>& ribbon : ribbons) {
        HRESULT answer = S_OK;
        invoke(ribbon.get(), outlook::kInvalidate, {}, &answer);
        if (SUCCEEDED(answer)) continue;
        for (auto at = ribbons_.begin(); at != ribbons_.end(); ++at) {
            if (at->get() == ribbon.get()) {
                ribbons_.erase(at);
                break;
            }
        }
    }
}

}  // namespace crmbridge
