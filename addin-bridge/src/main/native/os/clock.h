// Milliseconds of a clock that never goes back. Portable.
#pragma once

#include <cstdint>

#ifdef _WIN32
#include <windows.h>
#else
#include <chrono>
#endif

namespace crmbridge {

using Millis = std::uint64_t;

inline Millis nowMillis() {
#ifdef _WIN32
    return GetTickCount64();
#else
    auto now = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<Millis>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
#endif
}

}  // namespace crmbridge
