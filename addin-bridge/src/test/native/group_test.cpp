#include "state/group.h"

#include "state/memory.h"
#include "test.h"

using namespace crmbridge;

namespace {

ItemState untracked(std::vector<Barred> barred = {}) {
    ItemState state;
    state.state = "untracked";
    state.barred = std::move(barred);
    return state;
}

ItemState tracked(std::vector<Barred> barred = {}) {
    ItemState state = untracked(std::move(barred));
    state.state = "linked";
    state.record = {"task", "1", {}, {}};
    return state;
}

Group groupOf(const std::vector<ItemState>& states, bool complete = true, const char* lastKind = "task") {
    std::vector<ItemKey> keys(states.size(), ItemKey{"A", "S", "task"});
    keys.back().kind = lastKind;
    std::vector<Member> members;
    for (std::size_t i = 0; i < states.size(); i++) members.push_back({&keys[i], &states[i]});
    return judge(members, complete);
}

}  // namespace

TEST(allTrackedItemsAreNotTrackedAgain) {
    SAME(groupOf({tracked(), tracked()}).track, "They are tracked already.");
    SAME(groupOf({tracked(), untracked()}).track, "");
    SAME(groupOf({tracked(), ItemState()}).track, "");
    SAME(groupOf({tracked(), tracked()}, false).track, "");
}

TEST(untrackTakesATrackedOneAmongOthers) {
    SAME(groupOf({untracked(), untracked()}).untrack, "None of them is tracked.");
    SAME(groupOf({untracked(), tracked()}).untrack, "");
    SAME(groupOf({untracked(), ItemState()}).untrack, "");
    SAME(groupOf({untracked(), untracked()}, false).untrack, "");
}

TEST(theRoleSpeaksForItemsThatAreNotKnownYet) {
    std::vector<Barred> role = {{"track", "No right to create.", true}};
    SAME(groupOf({untracked(role), ItemState()}).track, "No right to create.");
    SAME(groupOf({untracked(role)}, false).track, "No right to create.");
    std::vector<Barred> own = {{"track", "Another organization tracks it.", false}};
    SAME(groupOf({untracked(own), ItemState()}).track, "");
    SAME(groupOf({untracked(own), untracked()}).track, "");
    SAME(groupOf({untracked(own), untracked(own)}).track, "Another organization tracks it.");
    SAME(groupOf({tracked(), untracked(role)}).track, "No right to create.");
}

TEST(oneClosedRecordAmongOpenOnesDoesNotKeepTheOthersFromTheirRegarding) {
    std::vector<Barred> closed = {{"regarding", "It is closed.", false}};
    SAME(groupOf({tracked(closed), tracked()}).regarding, "");
    SAME(groupOf({tracked(closed), tracked(closed)}).regarding, "It is closed.");
}

TEST(kindsAreComparedOverAllThatIsKnown) {
    CHECK(!groupOf({untracked(), untracked()}).mixedKinds);
    CHECK(groupOf({untracked(), untracked()}, true, "contact").mixedKinds);
}

TEST(theMemoryJudgesTheItemsItKnows) {
    Memory memory;
    memory.store("A", tracked(), 0);
    memory.store("B", tracked(), 0);
    std::vector<ItemKey> items = {{"A", "S", "task"}, {"B", "S", "task"}};
    SAME(memory.group(items, true).track, "They are tracked already.");
    items.push_back({"C", "S", "task"});
    SAME(memory.group(items, true).track, "");
}
