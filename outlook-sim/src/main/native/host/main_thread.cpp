#include "host/main_thread.h"

#include <objbase.h>

#include <exception>
#include <stdexcept>

namespace relay {

MainThread::MainThread() { CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED); }

void MainThread::loop() {
    HANDLE posted = posted_.get();
    while (true) {
        DWORD woken = MsgWaitForMultipleObjectsEx(1, &posted, INFINITE, QS_ALLINPUT, MWMO_INPUTAVAILABLE);
        if (woken == WAIT_OBJECT_0) workOnce();
        MSG message;
        while (PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE)) {
            TranslateMessage(&message);
            DispatchMessageW(&message);
        }
    }
}

void MainThread::run(const std::function<void()>& work) {
    if (allowsThisThread()) {
        work();
        return;
    }
    WaitForSingleObject(post(work)->done.get(), INFINITE);
}

void MainThread::ask(const std::function<void()>& work, DWORD withinMs) {
    auto failure = std::make_shared<std::exception_ptr>();
    auto task = post([work, failure] {
        try {
            work();
        } catch (...) {
            *failure = std::current_exception();
        }
    });
    bool inTime = WaitForSingleObject(task->done.get(), withinMs) == WAIT_OBJECT_0;
    // Work that nobody waits for any more must not begin: what it refers to is gone.
    if (!inTime && !task->given.exchange(true)) throw std::runtime_error("the main thread did not come to it in time");
    if (!inTime) WaitForSingleObject(task->done.get(), INFINITE);
    if (*failure) std::rethrow_exception(*failure);
}

std::shared_ptr<MainThread::Task> MainThread::post(const std::function<void()>& work) {
    auto task = std::make_shared<Task>();
    task->work = work;
    Hold hold(mutex_);
    tasks_.push_back(task);
    SetEvent(posted_.get());
    return task;
}

void MainThread::serveUntil(HANDLE event) {
    HANDLE handles[] = {event, posted_.get()};
    while (WaitForMultipleObjects(2, handles, FALSE, INFINITE) == WAIT_OBJECT_0 + 1) workOnce();
}

void MainThread::workOnce() {
    std::shared_ptr<Task> task;
    {
        Hold hold(mutex_);
        if (tasks_.empty()) return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
        if (!tasks_.empty()) SetEvent(posted_.get());
    }
    if (!task->given.exchange(true)) task->work();
    SetEvent(task->done.get());
}

}  // namespace relay
