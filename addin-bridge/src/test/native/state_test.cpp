#include "state/memory.h"

#include "clicks/followed.h"
#include "hints/batch.h"
#include "test.h"

using namespace crmbridge;

TEST(kindsFollowTheMessageClass) {
    SAME(kindOfMessageClass("IPM.Task"), "task");
    SAME(kindOfMessageClass("ipm.task.custom"), "task");
    SAME(kindOfMessageClass("IPM.TaskRequest"), "other");
    SAME(kindOfMessageClass("IPM.Schedule.Meeting.Request"), "meetingRequest");
    SAME(kindOfMessageClass("IPM.Schedule.Meeting.Canceled"), "other");
    SAME(kindOfMessageClass("IPM.Note.SMIME"), "mail");
    SAME(kindOfMessageClass(""), "other");
}

TEST(memoryForgetsTheItemUsedLongestAgo) {
    Memory memory;
    for (std::size_t i = 0; i <= Memory::kMostItems; i++) {
        ItemState state;
        state.state = "linked";
        memory.store("id" + std::to_string(i), state, 1);
    }
    CHECK(!memory.item("id0").known());
    CHECK(memory.item("id1").known());
}

TEST(aStateIsNeededWhenItIsMissingOutdatedOrOld) {
    Memory memory;
    CHECK(memory.needed("a", 5));
    memory.store("a", {}, 5);
    CHECK(!memory.needed("a", 6));
    CHECK(memory.needed("a", 6 + Memory::kFresh));
    memory.outdate({"a", "unknown"});
    CHECK(memory.needed("a", 6));
}

TEST(questionsOfOneClickOpenOneAfterTheOther) {
    Followed followed;
    Operation first{"op1", "A", "duplicates", {}, {}, {}};
    Operation second{"op2", "B", "duplicates", {}, {}, {}};
    Click click;
    click.action.command = "track";
    auto shown = followed.accepted(click, {first, second});
    SAME(shown.at(0).page, "/operations/op1");
    SAME(shown.size(), 2u);
    SAME(followed.told(second).size(), 0u);
    first.outcome = "cancelled";
    SAME(followed.told(first).at(0).page, "/operations/op2");
    second.outcome = "linked";
    second.reason = "Created.";
    SAME(followed.told(second).back().message, "2 items: Created.");
    SAME(followed.told(Operation{"op9", {}, "linked", {}, {}, {}}).size(), 0u);
}

TEST(whatWasRefusedIsSaidWithItsReason) {
    Followed followed;
    Click click;
    click.action.command = "track";
    auto shown = followed.accepted(click, {Operation{"a", "A", "refused", "recurring", "Recurring.", {}}, Operation{"b", "B", "linked", {}, {}, {}}});
    SAME(shown.back().message, "1 of 2: Recurring.");
}

TEST(aBatchNamesEachItemOnce) {
    HintBatch batch;
    batch.touched({"A", "S", {}});
    batch.touched({"A", "S", {}});
    SAME(batch.take(), "{\"items\":[{\"entryId\":\"A\",\"storeId\":\"S\"}],\"unknown\":false}");
    CHECK(batch.empty());
    batch.touched({});
    SAME(batch.take(), "{\"items\":[],\"unknown\":true}");
}

TEST(whatARecordDoesNotAllowIsNotOfTheRole) {
    ItemState state = ItemState::read(*Json::parse(
        "{\"state\":\"linked\",\"barred\":[{\"command\":\"regarding\",\"code\":\"closed-in-crm\",\"reason\":\"It is closed.\"},"
        "{\"command\":\"view\",\"code\":\"no-role\",\"reason\":\"You have no role.\"}]}"));
    SAME(state.barredBecause("regarding"), "It is closed.");
    SAME(state.barredByRole("regarding"), "");
    SAME(state.barredByRole("view"), "You have no role.");
}

TEST(aStandingIsReadWithWhatTheRoleDoesNotAllow) {
    Json json = *Json::parse("{\"state\":\"untracked\",\"offered\":[\"task\"],\"barred\":[{\"command\":\"track\",\"code\":\"no-privilege\","
                            "\"reason\":\"Ask your administrator.\"},{},3]}");
    ItemState state = ItemState::read(json);
    SAME(state.barredBecause("track"), "Ask your administrator.");
    SAME(state.barredBecause("view"), "");
    SAME(state.barredByRole("track"), "Ask your administrator.");
    SAME(state.offered.size(), std::size_t{1});
}
