#include "ribbon/control.h"
#include "ribbon/customui.h"
#include "ribbon/drawing.h"
#include "ribbon/menu.h"
#include "ribbon/view.h"

#include "test.h"

using namespace crmbridge;

namespace {

Scene sceneOf(const char* kind, int count) {
    Scene scene;
    scene.selection = {true, count, {"A1", "S", kind}, {}};
    scene.status.service = Service::Connected;
    return scene;
}

Scene trackedTask() {
    Scene scene = sceneOf("task", 1);
    scene.state.state = "linked";
    scene.state.trackedAs = "phonecall";
    scene.state.record = {"phonecall", "1", {}, "https://crm.example/1"};
    scene.state.regarding = {"account", "2", "Fabrikam & Sons <\"x\">", "https://crm.example/2"};
    scene.state.offered = {"task", "phonecall", "letter", "fax"};
    return scene;
}

}  // namespace

TEST(everyRibbonIsExpandedCompletely) {
    for (const char* id : {"Microsoft.Outlook.Explorer", "Microsoft.Outlook.Task", "Microsoft.Outlook.Appointment", "Microsoft.Outlook.Contact",
                           "Microsoft.Outlook.Mail.Read", "Microsoft.Outlook.Mail.Compose", "Microsoft.Outlook.MeetingRequest.Read"}) {
        std::string xml = customUi(id);
        CHECK(xml.find("crmTrack_") != std::string::npos);
        CHECK(xml.find("{{") == std::string::npos);
    }
    CHECK(customUi("Microsoft.Outlook.Journal").empty());
    CHECK(customUi("#").empty());
    CHECK(customUi("").empty());
}

TEST(aTaskOffersItsActivityTypes) {
    Scene scene = sceneOf("task", 1);
    for (const char* name : {"crmTrackTask", "crmTrackPhonecall", "crmTrackLetter", "crmTrackFax"}) {
        CHECK(isVisible(name, scene));
        CHECK(isEnabled(name, scene));
    }
    CHECK(!isVisible("crmTrackAppointment", scene));
    CHECK(isVisible("crmRegarding", scene));
    CHECK(!isVisible("crmParent", scene));
}

TEST(aContactHasAParentAndNoRegarding) {
    Scene scene = sceneOf("contact", 1);
    CHECK(isVisible("crmParent", scene));
    CHECK(!isVisible("crmRegarding", scene));
    CHECK(isVisible("crmTrackContact", scene));
}

TEST(mailCannotBeTracked) {
    Scene scene = sceneOf("mail", 1);
    CHECK(!isEnabled("crmTrack", scene));
    CHECK(!supertipOf("crmTrack", scene).empty());
}

TEST(mailCanBeSetRegarding) {
    Scene scene = sceneOf("mail", 1);
    CHECK(isVisible("crmRegarding", scene));
    CHECK(isEnabled("crmRegarding", scene));
    CHECK(supertipOf("crmRegarding", scene).find("The mail itself is not tracked") != std::string::npos);
    scene.state.state = "untracked";
    CHECK(isEnabled("crmRegarding", scene));
    CHECK(!isEnabled("crmTrack", scene));
    CHECK(!isEnabled("crmRegarding", sceneOf("mail", 0)));
}

TEST(whatTheRoleDoesNotAllowIsGreyAndSaysWhy) {
    Scene scene = sceneOf("task", 1);
    scene.state.state = "untracked";
    scene.state.offered = {"task"};
    scene.state.barred = {{"track", "No right to create."}, {"regarding", "No right to append."}};
    for (const char* name : {"crmTrack", "crmTrackSplit", "crmTrackMenu", "crmTrackTask", "crmRegarding"}) CHECK(!isEnabled(name, scene));
    SAME(supertipOf("crmTrack", scene), "No right to create.");
    SAME(supertipOf("crmRegarding", scene), "No right to append.");

    Scene tracked = trackedTask();
    tracked.state.barred = {{"view", "No right to read."}};
    CHECK(!isEnabled("crmView", tracked));
    SAME(supertipOf("crmView", tracked), "No right to read.");
    CHECK(isEnabled("crmUntrack", tracked));

    Scene contact = sceneOf("contact", 1);
    contact.state.barred = {{"parent", "No right to append."}};
    CHECK(!isEnabled("crmParent", contact));
    SAME(supertipOf("crmParent", contact), "No right to append.");
}

TEST(ofSeveralItemsIsGreyWhatNoneOfThemTakes) {
    Scene scene = sceneOf("task", 2);
    scene.state.state = "untracked";
    scene.state.offered = {"task"};
    scene.state.barred = {{"regarding", "The record is closed.", false}};
    scene.group.track = "No right to create.";
    for (const char* name : {"crmTrack", "crmTrackSplit", "crmTrackMenu", "crmTrackTask"}) CHECK(!isEnabled(name, scene));
    SAME(supertipOf("crmTrack", scene), "No right to create.");
    CHECK(isEnabled("crmRegarding", scene));
    CHECK(supertipOf("crmRegarding", scene) != "The record is closed.");
    CHECK(isEnabled("crmUntrack", scene));
    scene.group = {};
    scene.group.regarding = "No right to append.";
    scene.group.untrack = "None of them is tracked.";
    CHECK(!isEnabled("crmRegarding", scene));
    SAME(supertipOf("crmRegarding", scene), "No right to append.");
    CHECK(!isEnabled("crmUntrack", scene));
    SAME(supertipOf("crmUntrack", scene), "None of them is tracked.");
    CHECK(isEnabled("crmTrack", scene));
    scene.state.problem = "Of the first.";
    CHECK(supertipOf("crmTracked", scene) != "Of the first.");
}

TEST(itemsOfSeveralKindsTakeNoCommand) {
    Scene scene = sceneOf("task", 2);
    scene.group.mixedKinds = true;
    for (const char* name : {"crmTrack", "crmUntrack", "crmRegarding"}) {
        CHECK(!isEnabled(name, scene));
        SAME(supertipOf(name, scene), "Different kinds of items are selected. Select items of one kind only.");
    }
}

TEST(aTrackedItemIsNotTrackedAgainAndShowsAsWhat) {
    Scene scene = trackedTask();
    CHECK(!isEnabled("crmTrack", scene));
    CHECK(isEnabled("crmUntrack", scene));
    CHECK(isEnabled("crmView", scene));
    CHECK(isPressed("crmTrackPhonecall", scene));
    CHECK(!isPressed("crmTrackTask", scene));
    SAME(labelOf("crmTracked", scene), "Tracked as Phone Call");
    SAME(imageOf("crmTracked", scene), "tracked");
}

TEST(thePaneMenuLinksToRecordAndRegarding) {
    std::string xml = menuContent("crmTracked", "TabTasks", trackedTask());
    CHECK(xml.find("crmOpenRecord_TabTasks") != std::string::npos);
    CHECK(xml.find("Regarding: Fabrikam &amp;&amp; Sons &lt;&quot;x&quot;&gt;") != std::string::npos);
    CHECK(menuContent("crmTracked", "X", sceneOf("task", 1)).find("Not tracked in CRM") != std::string::npos);
}

TEST(recentRecordsAndMoreAreOffered) {
    Scene scene = sceneOf("task", 3);
    scene.recent = {{"account", "11", "Fabrikam", {}}};
    std::string xml = menuContent("crmRegarding", "TabTasks", scene);
    CHECK(xml.find("tag=\"account:11\"") != std::string::npos);
    CHECK(xml.find("crmMoreRegarding_TabTasks") != std::string::npos);
    Action action = actionOf("crmRecentRegarding0", "account:11");
    SAME(action.command, "regarding");
    SAME(action.target.entity, "account");
    SAME(actionOf("crmMoreParent", "").command, "parent");
    CHECK(!actionOf("crmMoreParent", "").target.known());
}

TEST(idsAreNameAndPlace) {
    SAME(splitId("crmTrack_TabTasks").name, "crmTrack");
    SAME(splitId("crmTrack_TabTasks").place, "TabTasks");
    SAME(splitId("odd").name, "odd");
    SAME(actionOf("unknown", "").command, "");
}

TEST(theRibbonSaysThatTheServiceIsAway) {
    Scene scene = sceneOf("task", 1);
    CHECK(!isVisible("crmStatus", scene));
    scene.status.service = Service::Absent;
    CHECK(isVisible("crmStatus", scene));
    SAME(labelOf("crmStatus", scene), "CRM Bridge is not running. Your clicks are kept.");
    scene.status.service = Service::Connected;
    scene.status.questions = 3;
    SAME(labelOf("crmQuestions", scene), "3 to answer");
}

TEST(moreItemsThanOneCommandTakesAreGreyAndSayWhatToDo) {
    Scene scene = sceneOf("task", 25);
    for (const char* name : {"crmTrack", "crmTrackTask", "crmUntrack", "crmRegarding", "crmView"}) CHECK(!isEnabled(name, scene));
    SAME(supertipOf("crmTrack", scene),
         "25 items are selected; 20 are possible at once. Select fewer, or use \xE2\x80\x9C" "crmbridge track --bulk\xE2\x80\x9D.");
    SAME(supertipOf("crmUntrack", scene), tooManySentence(25, "untrack"));
    CHECK(supertipOf("crmUntrack", scene).find("crmbridge untrack --bulk") != std::string::npos);
    CHECK(isEnabled("crmTrack", sceneOf("task", 20)));
}

TEST(everyIconIsDrawnAtEverySize) {
    for (const char* name : {"track", "tracked", "untracked", "untrack", "regarding", "view", "question", "record", "search", "task", "phonecall",
                             "letter", "fax", "appointment", "contact", "serviceappointment"}) {
        CHECK(isDrawing(name));
        for (int size : {16, 20, 32, 48, 64}) {
            auto pixels = draw(name, size);
            SAME(pixels.size(), static_cast<std::size_t>(size * size));
            std::size_t inked = 0;
            for (std::uint32_t pixel : pixels) {
                inked += pixel >> 24 != 0;
                for (int shift : {0, 8, 16}) CHECK((pixel >> shift & 0xFF) <= pixel >> 24);
            }
            CHECK(inked > pixels.size() / 20);
        }
    }
}
