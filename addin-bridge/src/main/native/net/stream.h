// A byte stream with deadlines, so that the exchange can be tested without a network. Portable.
#pragma once

#include <cstddef>
#include <string_view>

#include "os/clock.h"

namespace crmbridge {

class Stream {
public:
    virtual ~Stream() = default;

    // Writes all bytes; false when the peer is gone, the deadline passed or the add-in stops.
    virtual bool write(std::string_view bytes, Millis deadline) = 0;

    // Reads at least one byte; 0 when the peer closed, -1 when it is gone, the deadline passed or the add-in stops.
    virtual long read(char* into, std::size_t size, Millis deadline) = 0;
};

}  // namespace crmbridge
