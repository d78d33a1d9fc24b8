// The windows of Outlook and what is selected in each, kept up to date by events so that the ribbon is painted from memory.
#pragma once

#include <functional>
#include <list>

#include "com/sink.h"
#include "ribbon/scene.h"

namespace crmbridge {

// For Outlook's thread.
class Windows {
public:
    // later: asks for a call of lookAgain() in a moment; called often.
    explicit Windows(std::function<void()> later) : later_(std::move(later)) {}

    // Listens to windows that open and takes in those that are open.
    void watch(IDispatch* application);
    // Gives everything back.
    void forget();

    // What is selected where a control is, from memory: context is the control's Explorer, Inspector or Selection.
    Selection of(IDispatch* context);

    // Reads the windows where something changed. True when what is selected changed anywhere.
    bool lookAgain();

    // Whether a window has selected items that were not read yet.
    bool hasMore() const;
    // Reads of them what fits into a few milliseconds; true when there are still more.
    bool readMore();

    // What is selected in every window.
    std::vector<Selection> all() const;

private:
    struct Window {
        Ref<IUnknown> identity;
        Ref<IDispatch> object;
        bool inspector = false;
        bool changed = true;
        bool closed = false;
        Selection selection;
        // The selection whose items are still being read; empty when there is nothing more to read.
        Ref<IDispatch> unread;
        Advice events;
    };

    Window* find(IDispatch* object);
    Window* take(IDispatch* object);
    void event(IUnknown* window, DISPID event);

    std::function<void()> later_;
    std::list<Window> windows_;
    bool looking_ = false;
    // Where a control was that is in no known window; looked at later, because a callback must not call Outlook.
    Ref<IDispatch> unknown_;
    Ref<IDispatch> explorers_;
    Ref<IDispatch> inspectors_;
    Advice newExplorers_;
    Advice newInspectors_;
};

}  // namespace crmbridge
