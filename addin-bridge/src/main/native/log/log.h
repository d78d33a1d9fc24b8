// The add-in's log: %LOCALAPPDATA%\CRM Bridge\logs\addin.log, one earlier file kept. Says what happened and how long it took, never
// what an item says.
#pragma once

#include <string>

#include "os/lock.h"

namespace crmbridge {

// Thread-safe. A log that cannot be written is left alone: nothing may depend on it.
class Log {
public:
    // Largest size of one file in bytes.
    static constexpr long long kLargest = 512 * 1024;
    static constexpr std::size_t kLongestLine = 400;

    // folder: where addin.log lies; made when missing. Empty = no log.
    explicit Log(std::wstring folder) : folder_(std::move(folder)) {}

    void line(const std::string& text);

    // The usual folder; empty when the system does not tell it.
    static std::wstring usualFolder();

private:
    void append(const std::string& line);

    std::wstring folder_;
    Lock lock_;
};

}  // namespace crmbridge
