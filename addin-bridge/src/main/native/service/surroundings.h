// What the worker needs from the machine, so that it can be tested without one. Portable.
#pragma once

#include <optional>
#include <string>

#include "net/peer.h"

namespace crmbridge {

class Surroundings {
public:
    virtual ~Surroundings() = default;

    // Where the service says it is; nothing when it says nothing.
    virtual std::optional<Address> address() = 0;
    // Starts the service; false when it is not known how or it cannot be started. Returns at once.
    virtual bool startService() = 0;
    // Opens an address of the service in a small window.
    virtual void openWindow(const std::string& url) = 0;
    // Opens a record in the browser.
    virtual void openRecord(const std::string& url) = 0;
    // The ribbon should be painted again. Any thread.
    virtual void changed() = 0;
    // There is work for the worker. Any thread.
    virtual void wake() = 0;
    virtual Millis now() = 0;
    // For the log file: what happened, never what an item says.
    virtual void log(const std::string& line) = 0;
};

// Whether an address may be given to the browser: http or https, printable characters only, of bearable length.
bool isWebAddress(const std::string& url);

}  // namespace crmbridge
