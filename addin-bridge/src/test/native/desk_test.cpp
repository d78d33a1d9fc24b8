#include "service/desk.h"

#include "scripted.h"
#include "service/news.h"
#include "test.h"

using namespace crmbridge;
using namespace crmbridge::test;

namespace {

// A desk with its service and everything it needs.
struct Rig {
    ScriptedService service;
    PlainCrypto crypto;
    Machine machine;
    Memory memory;
    Desk desk{memory, Peer(connectorTo(service), crypto), machine};
    News news{memory, desk, Peer(connectorTo(service), crypto), machine};
    std::string outcome = "pending";
    std::string newsBody = "{\"run\":\"r1\",\"version\":2}";
    std::vector<std::string> paths;
    std::vector<std::string> bodies;

    Rig() {
        service.answer = [this](const std::string& path, const std::string& body) {
            paths.push_back(path);
            bodies.push_back(body);
            if (path == "/api/commands") {
                return ScriptedService::response(202, "{\"operations\":[{\"item\":\"A1\",\"op\":\"op-1\",\"outcome\":\"" + outcome +
                                                  "\",\"reason\":\"So it is.\",\"record\":{\"url\":\"https://crm.example/1\"}}]}");
            }
            if (path == "/api/links") return ScriptedService::response(201, "{\"loginUrl\":\"http://127.0.0.1:4711/l\"}");
            if (path.rfind("/api/addin/news", 0) == 0) return ScriptedService::response(200, newsBody);
            if (path == "/api/addin/state") return ScriptedService::response(200, "{\"items\":[{\"entryId\":\"A1\",\"state\":\"linked\"}]}");
            return ScriptedService::response(202, "{}");
        };
    }

    void press(const char* command) { desk.click(Click{Action{command, {}, {}}, {ItemKey{"A1", "S", "task"}}, machine.time}); }
};

}  // namespace

TEST(aClickBecomesACommand) {
    Rig rig;
    rig.desk.click(Click{Action{"track", "phonecall", {}}, {ItemKey{"A1", "S", "task"}}, rig.machine.time});
    rig.desk.step();
    SAME(rig.paths.at(0), "/api/commands");
    SAME(rig.bodies.at(0),
         "{\"command\":\"track\",\"items\":[{\"entryId\":\"A1\",\"storeId\":\"S\",\"kind\":\"task\"}],\"as\":\"phonecall\"}");
    SAME(rig.memory.status().message, "Working on 1 item \xE2\x80\xA6");
}

TEST(aQuestionOpensOneWindow) {
    Rig rig;
    rig.outcome = "duplicates";
    rig.press("track");
    rig.desk.step();
    rig.desk.step();
    SAME(rig.machine.windows.size(), 1u);
    SAME(rig.bodies.back(), "{\"to\":\"/operations/op-1\"}");
}

TEST(viewOpensTheRecordOnceTheServiceNamedIt) {
    Rig rig;
    rig.press("view");
    rig.desk.step();
    SAME(rig.machine.records.size(), 0u);
    rig.newsBody =
        "{\"run\":\"r1\",\"version\":3,\"operations\":[{\"op\":\"op-1\",\"outcome\":\"linked\",\"record\":{\"url\":\"https://crm.example/1\"}}]}";
    rig.news.step();
    rig.desk.step();
    SAME(rig.machine.records.at(0), "https://crm.example/1");
}

TEST(aClickWaitsForTheServiceWhichIsStarted) {
    Rig rig;
    rig.service.running = false;
    rig.press("track");
    SAME(rig.desk.step(), Desk::kRetry);
    SAME(rig.machine.starts, 1);
    CHECK(rig.memory.status().service == crmbridge::Service::Starting);
    rig.machine.time += Desk::kRetry;
    rig.desk.step();
    SAME(rig.machine.starts, 1);
    rig.service.running = true;
    rig.machine.time += Desk::kRetry;
    rig.desk.step();
    SAME(rig.paths.size(), 1u);
    CHECK(rig.memory.status().service == crmbridge::Service::Connected);
}

TEST(aServiceThatDoesNotComeUpIsStartedAgain) {
    Rig rig;
    rig.service.running = false;
    rig.press("track");
    for (int i = 0; i < 200; i++) {
        rig.machine.time += Desk::kRetry;
        rig.desk.step();
    }
    SAME(rig.machine.starts, 3);
}

TEST(aServiceThatCannotBeStartedIsNotTriedAtEveryStep) {
    Rig rig;
    rig.service.running = false;
    rig.machine.canStart = false;
    rig.press("track");
    for (int i = 0; i < 20; i++) {
        rig.machine.time += Desk::kRetry;
        rig.desk.step();
    }
    SAME(rig.machine.starts, 1);
    CHECK(rig.memory.status().service == crmbridge::Service::Absent);
}

TEST(aClickThatWaitedTooLongIsGivenUpAndSaidSo) {
    Rig rig;
    rig.service.running = false;
    rig.press("track");
    rig.machine.time += ClickQueue::kPatience + 1;
    rig.desk.step();
    CHECK(rig.memory.status().message.find("Track was not carried out") == 0);
    rig.service.running = true;
    rig.machine.time += Desk::kQuietRetry;
    rig.desk.step();
    SAME(rig.paths.size(), 0u);
}

TEST(tooManyWaitingClicksAreRefused) {
    Rig rig;
    for (std::size_t i = 0; i < ClickQueue::kMost; i++) rig.press("track");
    SAME(rig.memory.status().message, "");
    rig.press("track");
    CHECK(!rig.memory.status().message.empty());
}

TEST(aClickSurvivesAServiceThatBreaksOff) {
    Rig rig;
    rig.press("track");
    int tries = 0;
    auto answer = rig.service.answer;
    rig.service.answer = [&](const std::string& path, const std::string& body) {
        return tries++ == 0 ? std::string("HTTP/1.1 202 Acc") : answer(path, body);
    };
    rig.desk.step();
    SAME(rig.paths.size(), 0u);
    rig.machine.time += Desk::kRetry;
    rig.desk.step();
    SAME(rig.paths.size(), 1u);
}

TEST(aServiceThatOnlyProvesItselfDoesNotMakeTheRibbonFlicker) {
    Rig rig;
    rig.service.answer = [](auto&, auto&) { return std::string("garbage\r\n\r\n"); };
    rig.memory.service(crmbridge::Service::Absent);
    rig.press("track");
    for (int i = 0; i < 5; i++) {
        rig.desk.step();
        CHECK(rig.memory.status().service == crmbridge::Service::Absent);
        rig.machine.time += Desk::kRetry;
    }
    SAME(rig.machine.paintings, 0);
}

TEST(aConnectionThatLayIdleIsReplacedAtOnce) {
    Rig rig;
    rig.press("track");
    rig.desk.step();
    rig.service.garbage = "closed";
    rig.desk.want(ItemKey{"A1", {}, "task"});
    rig.desk.step();
    SAME(rig.memory.item("A1").state, "linked");
    SAME(rig.service.connections, 2);
}

TEST(aThousandEventsBecomeOneMessage) {
    Rig rig;
    for (int i = 0; i < 1'000; i++) rig.desk.touched(ItemKey{"id" + std::to_string(i % 500), {}, {}});
    rig.machine.time += Desk::kCollect;
    rig.desk.step();
    SAME(rig.paths.size(), 1u);
    SAME(rig.paths[0], "/api/addin/events");
    auto body = Json::parse(rig.bodies[0]);
    SAME((*body)["items"].elements().size(), HintBatch::kMost);
    CHECK((*body)["unknown"].flag());
    SAME(rig.desk.step(), Desk::kForever);
}

TEST(statesAreFetchedOnceAndOnlyWhenWanted) {
    Rig rig;
    rig.desk.want(ItemKey{"A1", {}, "task"});
    rig.desk.want(ItemKey{"A1", {}, "task"});
    rig.desk.want(ItemKey{"B2", {}, "task"});
    rig.desk.step();
    SAME(rig.paths.size(), 1u);
    SAME(rig.memory.item("A1").state, "linked");
    CHECK(!rig.memory.needed("B2", rig.machine.time));
    rig.newsBody = "{\"run\":\"r1\",\"version\":2,\"items\":[\"A1\"]}";
    rig.news.step();
    CHECK(rig.memory.needed("A1", rig.machine.time));
}

TEST(aLinkThatLeadsElsewhereIsNotOpened) {
    Rig rig;
    rig.service.answer = [](auto&, auto&) { return ScriptedService::response(201, "{\"loginUrl\":\"https://evil.example/\"}"); };
    rig.desk.page("/");
    rig.desk.step();
    SAME(rig.machine.windows.size(), 0u);
    for (const char* url : {"file:///c:/x.exe", "calc.exe", "https://a b", "https://a\"b", "javascript:1", ""}) {
        CHECK(!isWebAddress(url));
        rig.desk.record(url);
    }
    rig.desk.step();
    SAME(rig.machine.records.size(), 0u);
}

TEST(anErrorIsToldInTheServicesWords) {
    Rig rig;
    rig.service.answer = [](auto&, auto&) { return ScriptedService::response(400, "{\"error\":{\"message\":\"No.\"}}"); };
    rig.press("untrack");
    rig.desk.step();
    SAME(rig.memory.status().message, "Untrack was not accepted: No.");
}

TEST(newsAreWantedAtOnceUntilTheServiceIsKnown) {
    Rig rig;
    rig.news.step();
    CHECK(rig.paths.at(0).find("&wait=0") != std::string::npos);
    rig.news.step();
    CHECK(rig.paths.at(1).find("&wait=25") != std::string::npos);
    rig.service.running = false;
    rig.news.step();
    rig.service.running = true;
    rig.news.step();
    CHECK(rig.paths.at(2).find("&wait=0") != std::string::npos);
}

TEST(newsOfADeadServiceSaySoOnce) {
    Rig rig;
    rig.news.step();
    CHECK(rig.memory.status().service == crmbridge::Service::Connected);
    rig.service.running = false;
    SAME(rig.news.step(), News::kPause);
    CHECK(rig.memory.status().service == crmbridge::Service::Absent);
    int paintings = rig.machine.paintings;
    rig.news.step();
    SAME(rig.machine.paintings, paintings);
}
