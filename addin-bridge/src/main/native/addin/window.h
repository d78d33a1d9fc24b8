// A hidden window on Outlook's thread: work for that thread arrives there as messages.
#pragma once

#include <windows.h>

namespace crmbridge {

class MessageWindow {
public:
    // Receives on Outlook's thread what was posted.
    class Receiver {
    public:
        virtual ~Receiver() = default;
        virtual void received(UINT message) = 0;
        virtual void timerFired(UINT_PTR timer) = 0;
    };

    MessageWindow() = default;
    MessageWindow(const MessageWindow&) = delete;
    MessageWindow& operator=(const MessageWindow&) = delete;
    ~MessageWindow() { close(); }

    bool open(Receiver* receiver);
    void close();

    // Any thread.
    void post(UINT message) const {
        if (window_ != nullptr) PostMessageW(window_, message, 0, 0);
    }

    // Fires once after that time; set again it starts anew.
    void after(UINT_PTR timer, UINT millis) const {
        if (window_ != nullptr) SetTimer(window_, timer, millis, nullptr);
    }

private:
    static LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM first, LPARAM second);

    HWND window_ = nullptr;
};

}  // namespace crmbridge
