#include "service/link.h"

#include <winsock2.h>
#include <objbase.h>

#include "net/loopback.h"
#include "service/processes.h"
#include "service/settings.h"
#include "text/utf.h"

namespace crmbridge {

namespace {

constexpr DWORD kPatienceAtTheEnd = 400;

}  // namespace

Link::Link(std::shared_ptr<Log> log, std::function<void()> changed)
    : log_(std::move(log)),
      changed_(std::move(changed)),
      stop_(newEvent(true)),
      wake_(newEvent(false)),
      desk_(memory_, peer(), *this),
      news_(memory_, desk_, peer(), *this) {
    WSADATA data;
    WSAStartup(MAKEWORD(2, 2), &data);
}

Link::~Link() {
    WSACleanup();
}

bool Link::start() {
    auto self = shared_from_this();
    return stop_ && wake_ && worker_.start([self] { self->work(); }) && listener_.start([self] { self->listen(); });
}

void Link::end() {
    {
        Locked locked(changedLock_);
        changed_ = nullptr;
    }
    SetEvent(stop_.get());
}

void Link::stop() {
    end();
    bool ended = worker_.join(kPatienceAtTheEnd);
    ended = listener_.join(kPatienceAtTheEnd) && ended;
    if (!ended) log("a thread needs longer to end");
}

Peer Link::peer() {
    HANDLE stop = stop_.get();
    return Peer([stop](int port, Millis deadline) { return connectLoopback(port, deadline, stop); }, crypto_);
}

void Link::work() {
    // ShellExecute may need COM.
    HRESULT com = CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE);
    HANDLE handles[] = {stop_.get(), wake_.get()};
    while (true) {
        Millis wait = Desk::kRetry;
        try {
            wait = desk_.step();
        } catch (const std::exception& failed) {
            log(std::string("worker: ") + failed.what());
        }
        if (WaitForMultipleObjects(2, handles, FALSE, static_cast<DWORD>(wait)) == WAIT_OBJECT_0) break;
    }
    if (SUCCEEDED(com)) CoUninitialize();
}

void Link::listen() {
    while (true) {
        Millis pause = News::kPause;
        try {
            pause = news_.step();
        } catch (const std::exception& failed) {
            log(std::string("news: ") + failed.what());
        }
        if (WaitForSingleObject(stop_.get(), static_cast<DWORD>(pause)) == WAIT_OBJECT_0) break;
    }
}

std::optional<Address> Link::address() {
    std::optional<std::string> file = serviceFile();
    return file ? Address::read(*file) : std::nullopt;
}

bool Link::startService() {
    return startHidden(setting(L"ServiceCommand"));
}

void Link::openWindow(const std::string& url) {
    if (!crmbridge::openWindow(wide(url))) log("no window could be opened");
}

void Link::openRecord(const std::string& url) {
    if (!openBrowser(wide(url))) log("no browser could be opened");
}

void Link::changed() {
    Locked locked(changedLock_);
    if (changed_) changed_();
}

void Link::wake() {
    SetEvent(wake_.get());
}

void Link::log(const std::string& line) {
    log_->line(line);
}

}  // namespace crmbridge
