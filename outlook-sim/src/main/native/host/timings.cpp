#include "host/timings.h"

#include <algorithm>
#include <cmath>

namespace relay {

namespace {

constexpr double BOUNDS_MS[] = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 500, 1000};

// The smallest value that at least that share of all values does not exceed.
double percentile(const std::vector<double>& sorted, double share) {
    size_t rank = size_t(std::ceil(share * double(sorted.size())));
    return sorted[rank == 0 ? 0 : rank - 1];
}

void writeOne(JsonWriter& out, std::vector<double> values) {
    std::sort(values.begin(), values.end());
    out.beginObject().field("count", uint64_t(values.size()));
    out.field("p50Ms", percentile(values, 0.5)).field("p99Ms", percentile(values, 0.99)).field("maxMs", values.back());
    out.key("histogram").beginArray();
    size_t below = 0;
    for (double bound : BOUNDS_MS) {
        size_t upTo = size_t(std::upper_bound(values.begin(), values.end(), bound) - values.begin());
        out.beginObject().field("upToMs", bound).field("count", uint64_t(upTo - below)).endObject();
        below = upTo;
    }
    out.beginObject().key("upToMs").null().field("count", uint64_t(values.size() - below)).endObject();
    out.endArray().endObject();
}

}  // namespace

void Timings::write(JsonWriter& out) const {
    out.beginObject();
    std::vector<double> all;
    for (const auto& entry : byName_) {
        out.key(entry.first);
        writeOne(out, entry.second);
        if (entry.first.rfind("callback ", 0) == 0) all.insert(all.end(), entry.second.begin(), entry.second.end());
    }
    if (!all.empty()) {
        out.key("all callbacks");
        writeOne(out, all);
    }
    out.endObject();
}

}  // namespace relay
