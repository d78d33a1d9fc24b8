// How long an add-in takes for what.
#pragma once

#include <windows.h>

#include <map>
#include <string>
#include <vector>

#include "base/json.h"

namespace relay {

inline double nowMs() {
    LARGE_INTEGER ticks, perSecond;
    QueryPerformanceCounter(&ticks);
    QueryPerformanceFrequency(&perSecond);
    return double(ticks.QuadPart) * 1000.0 / double(perSecond.QuadPart);
}

// Used on the main thread only.
class Timings {
public:
    void add(const std::string& what, double ms) { byName_[what].push_back(ms); }
    void clear() { byName_.clear(); }
    // For each name: count, p50Ms, p99Ms, maxMs and a histogram of numbers up to each bound.
    void write(JsonWriter& out) const;

private:
    std::map<std::string, std::vector<double>> byName_;
};

}  // namespace relay
