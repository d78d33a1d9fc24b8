#include "net/peer.h"

#include "scripted.h"
#include "test.h"

using namespace crmbridge;
using namespace crmbridge::test;

TEST(theTokenIsSentToTheServiceThatKnowsIt) {
    ScriptedService service;
    service.answer = [](auto&, auto&) { return ScriptedService::response(200, "{}"); };
    PlainCrypto crypto;
    Peer peer(connectorTo(service), crypto);
    CHECK(peer.meet({4711, "secret"}, 1) == Peer::Meeting::Proven);
    CHECK(peer.ask("GET", "/api/health", {}, 1).has_value());
    CHECK(service.requests[0].find("secret") == std::string::npos);
    CHECK(service.requests[1].find("Authorization: Bearer secret\r\n") != std::string::npos);
}

TEST(anotherProgramAtThePortLearnsNothing) {
    ScriptedService service;
    service.genuine = false;
    PlainCrypto crypto;
    Peer peer(connectorTo(service), crypto);
    CHECK(peer.meet({4711, "secret"}, 1) == Peer::Meeting::NotTheService);
    CHECK(!peer.ask("POST", "/api/commands", "{}", 1).has_value());
    SAME(service.requests.size(), 1u);
    CHECK(service.requests[0].find("secret") == std::string::npos);
}

TEST(everyConnectionIsChallengedAnewWithAFreshNonce) {
    ScriptedService service;
    service.answer = [](auto&, auto&) { return ScriptedService::response(200, "{}"); };
    PlainCrypto crypto;
    Peer peer(connectorTo(service), crypto);
    peer.meet({4711, "secret"}, 1);
    peer.meet({4711, "secret"}, 1);
    SAME(service.requests.size(), 1u);
    peer.disconnect();
    peer.meet({4711, "secret"}, 1);
    SAME(service.requests.size(), 2u);
    CHECK(service.requests[0] != service.requests[1]);
}

TEST(garbageEndsTheConnection) {
    for (const char* garbage : {"\x16\x03\x01", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "HTTP/1.1 999 X\r\n\r\n", "\r\n\r\n"}) {
        ScriptedService service;
        PlainCrypto crypto;
        Peer peer(connectorTo(service), crypto);
        peer.meet({4711, "secret"}, 1);
        service.garbage = garbage;
        CHECK(!peer.ask("GET", "/api/health", {}, 1).has_value());
        CHECK(!peer.connected());
    }
}

TEST(onlyAnAddressOnThisMachineIsTaken) {
    CHECK(Address::read("{\"url\":\"http://127.0.0.1:4711\",\"token\":\"abc\",\"pid\":1}").has_value());
    for (const char* text : {
             "",
             "{}",
             "{\"url\":\"http://127.0.0.1:0\",\"token\":\"abc\"}",
             "{\"url\":\"http://127.0.0.1:70000\",\"token\":\"abc\"}",
             "{\"url\":\"http://127.0.0.1:47x\",\"token\":\"abc\"}",
             "{\"url\":\"http://127.0.0.1.example:47\",\"token\":\"abc\"}",
             "{\"url\":\"http://10.0.0.1:4711\",\"token\":\"abc\"}",
             "{\"url\":\"http://127.0.0.1:4711\",\"token\":\"\"}",
             "{\"url\":\"http://127.0.0.1:4711\",\"token\":\"a\\r\\nX: y\"}",
         }) {
        CHECK(!Address::read(text).has_value());
    }
}

TEST(theProofIsWrittenInTheServicesAlphabet) {
    SAME(base64Url(std::string("\xFB\xFF\xFE", 3)), "-__-");
    SAME(base64Url("f"), "Zg");
    SAME(base64Url("fo"), "Zm8");
    SAME(base64Url("foo"), "Zm9v");
}
