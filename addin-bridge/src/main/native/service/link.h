// The two threads that talk to the service, and the machine they do it on.
#pragma once

#include <functional>
#include <memory>

#include "log/log.h"
#include "net/system_crypto.h"
#include "os/thread.h"
#include "service/desk.h"
#include "service/news.h"
#include "state/memory.h"

namespace crmbridge {

// Shared by Outlook's thread and both threads; the last of them takes it away, so that a thread that is late harms nobody.
class Link : public Surroundings, public std::enable_shared_from_this<Link> {
public:
    // changed: called on any thread when the ribbon should be painted again; not after stop().
    Link(std::shared_ptr<Log> log, std::function<void()> changed);
    ~Link() override;

    bool start();
    // Tells both threads to end, without waiting.
    void end();
    // The same, and waits for them for less than a second.
    void stop();

    Desk& desk() { return desk_; }
    Memory& memory() { return memory_; }

    std::optional<Address> address() override;
    bool startService() override;
    void openWindow(const std::string& url) override;
    void openRecord(const std::string& url) override;
    void changed() override;
    void wake() override;
    Millis now() override { return nowMillis(); }
    void log(const std::string& line) override;

private:
    Peer peer();
    void work();
    void listen();

    std::shared_ptr<Log> log_;
    Lock changedLock_;
    std::function<void()> changed_;
    Handle stop_;
    Handle wake_;
    SystemCrypto crypto_;
    Memory memory_;
    Desk desk_;
    News news_;
    Thread worker_;
    Thread listener_;
};

}  // namespace crmbridge
