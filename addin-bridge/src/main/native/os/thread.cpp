#include "os/thread.h"

#include <memory>

namespace crmbridge {

namespace {

struct Start {
    std::function<void()> work;
    HMODULE module = nullptr;
};

DWORD WINAPI run(void* argument) {
    HMODULE module = nullptr;
    {
        std::unique_ptr<Start> start(static_cast<Start*>(argument));
        module = start->module;
        start->work();
    }
    FreeLibraryAndExitThread(module, 0);
}

}  // namespace

bool Thread::start(std::function<void()> work) {
    auto start = std::make_unique<Start>();
    start->work = std::move(work);
    if (!GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS, reinterpret_cast<LPCWSTR>(&run), &start->module)) return false;
    thread_ = Handle(CreateThread(nullptr, 0, &run, start.get(), 0, nullptr));
    if (!thread_) {
        FreeLibrary(start->module);
        return false;
    }
    start.release();
    return true;
}

bool Thread::join(DWORD millis) {
    return !thread_ || WaitForSingleObject(thread_.get(), millis) == WAIT_OBJECT_0;
}

}  // namespace crmbridge
