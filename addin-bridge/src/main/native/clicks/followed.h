// Follows the operations a click became until they are final, and tells what a person should see. Portable.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "clicks/click.h"
#include "text/json.h"

namespace crmbridge {

// An operation as the API answers it.
struct Operation {
    std::string op;
    std::string item;
    // linked unlinked pending duplicates needs-person refused cancelled failed
    std::string outcome;
    std::string code;
    std::string reason;
    std::string recordUrl;

    static Operation read(const Json& json);
    bool asks() const { return outcome == "duplicates" || outcome == "needs-person"; }
    bool isFinal() const { return !outcome.empty() && outcome != "pending" && !asks(); }
};

// What to show.
struct Shown {
    // Path of a page of the service to open in a window, or empty.
    std::string page;
    // Address of a record to open, or empty.
    std::string url;
    // What the ribbon says, or empty.
    std::string message;
};

// For one thread or under a lock of the owner. Holds the last clicks only.
class Followed {
public:
    static constexpr std::size_t kMostClicks = 20;

    // The service accepted a click.
    std::vector<Shown> accepted(const Click& click, const std::vector<Operation>& operations);
    // The service tells about an operation; those of nobody's click here are ignored.
    std::vector<Shown> told(const Operation& operation);

private:
    struct Batch {
        std::string command;
        std::map<std::string, Operation> operations;
        // Operation whose question is open in a window, or empty.
        std::string asking;
    };

    std::vector<Shown> look(Batch& batch, const Operation& changed);
    static std::string summary(const Batch& batch);

    std::vector<Batch> batches_;
};

}  // namespace crmbridge
