// The add-in while it is connected to Outlook: from OnConnection until Outlook ends or takes it out.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "addin/clicks.h"
#include "addin/window.h"
#include "com/sink.h"
#include "outlook/folders.h"
#include "outlook/windows.h"
#include "service/link.h"

namespace crmbridge {

// For Outlook's thread, apart from what the link posts to the window.
class Session : private MessageWindow::Receiver {
public:
    explicit Session(std::shared_ptr<Log> log);
    ~Session() override;

    bool start(IDispatch* application);
    // Outlook is up: listens to windows and folders.
    void ready();
    // Gives back everything that Outlook counts and ends the threads; takes less than a second.
    void stop();

    // The ribbon of a window was loaded.
    void loaded(IDispatch* ribbon);
    // What a control shows, from memory alone.
    Scene scene(IDispatch* context);
    // A control was pressed. Only notes it; the rest happens after the callback.
    void pressed(Action action, Ref<IDispatch> context);

private:
    void received(UINT message) override;
    void timerFired(UINT_PTR timer) override;
    void look();
    void paint();
    void wantStates();

    std::shared_ptr<Log> log_;
    MessageWindow window_;
    // Whether a message to paint is on its way.
    std::shared_ptr<std::atomic<bool>> painting_;
    std::shared_ptr<Link> link_;
    Ref<IDispatch> application_;
    Advice quit_;
    Windows windows_;
    Folders folders_;
    ClickReader clicks_;
    std::vector<Ref<IDispatch>> ribbons_;
    bool ready_ = false;
    bool stopped_ = false;
};

}  // namespace crmbridge
