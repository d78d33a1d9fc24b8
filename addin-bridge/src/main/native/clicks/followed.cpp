#include "clicks/followed.h"

#include <utility>

namespace crmbridge {

namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

Operation Operation::read(const Json& json) {
    return {json["op"].text(), json["item"].text(), json["outcome"].text(), json["code"].text(), json["reason"].text(),
            json["record"]["url"].text()};
}

std::vector<Shown> Followed::accepted(const Click& click, const std::vector<Operation>& operations) {
    if (batches_.size() >= kMostClicks) batches_.erase(batches_.begin());
    batches_.push_back(Batch{click.action.command, {}, {}});
    Batch& batch = batches_.back();
    for (const Operation& operation : operations) batch.operations[operation.op] = operation;
    std::vector<Shown> shown;
    for (const Operation& operation : operations) {
        for (Shown& more : look(batch, operation)) shown.push_back(std::move(more));
    }
    shown.push_back(Shown{{}, {}, summary(batch)});
    return shown;
}

std::vector<Shown> Followed::told(const Operation& operation) {
    for (Batch& batch : batches_) {
        auto found = batch.operations.find(operation.op);
        if (found == batch.operations.end()) continue;
        bool news = found->second.outcome != operation.outcome;
        found->second = operation;
        if (!news) return {};
        std::vector<Shown> shown = look(batch, operation);
        shown.push_back(Shown{{}, {}, summary(batch)});
        return shown;
    }
    return {};
}

// One window for a click: the next question opens when the one before is answered.
std::vector<Shown> Followed::look(Batch& batch, const Operation& changed) {
    std::vector<Shown> shown;
    if (batch.command == "view" && changed.outcome == "linked" && !changed.recordUrl.empty()) {
        shown.push_back(Shown{{}, changed.recordUrl, {}});
    }
    auto asking = batch.operations.find(batch.asking);
    if (asking != batch.operations.end() && asking->second.asks()) return shown;
    batch.asking.clear();
    for (const auto& [op, operation] : batch.operations) {
        if (operation.asks()) {
            batch.asking = op;
            shown.push_back(Shown{"/operations/" + op, {}, {}});
            break;
        }
    }
    return shown;
}

std::string Followed::summary(const Batch& batch) {
    std::size_t waiting = 0;
    std::size_t asking = 0;
    std::size_t done = 0;
    std::size_t bad = 0;
    std::string reason;
    for (const auto& [op, operation] : batch.operations) {
        if (operation.asks()) asking++;
        else if (!operation.isFinal()) waiting++;
        else if (operation.outcome == "refused" || operation.outcome == "failed") {
            bad++;
            reason = operation.reason;
        } else {
            done++;
            if (reason.empty()) reason = operation.reason;
        }
    }
    if (asking > 0) return counted(asking, "question is open.", "questions are open.");
    if (waiting > 0) return "Working on " + counted(waiting, "item", "items") + " \xE2\x80\xA6";
    if (bad > 0 && batch.operations.size() > 1) {
        return std::to_string(bad) + " of " + std::to_string(batch.operations.size()) + ": " + reason;
    }
    if (bad == 0 && done > 1) return counted(done, "item: ", "items: ") + reason;
    return reason;
}

}  // namespace crmbridge
