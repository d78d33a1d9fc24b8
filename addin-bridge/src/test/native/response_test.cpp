#include "net/response.h"

#include <random>

#include "test.h"

using crmbridge::ResponseParser;
using State = ResponseParser::State;

namespace {

State parsed(const std::string& text, ResponseParser& parser, std::size_t piece) {
    State state = State::Reading;
    for (std::size_t at = 0; at < text.size(); at += piece) state = parser.take(std::string_view(text).substr(at, piece));
    return state;
}

State parsed(const std::string& text) {
    ResponseParser parser;
    return parsed(text, parser, text.size() + 1);
}

}  // namespace

TEST(aResponseMayComeInPiecesOfAnySize) {
    std::string text = "HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\nhello";
    std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nA: b\r\n\r\n";
    for (std::size_t piece = 1; piece < 90; piece++) {
        for (const std::string& each : {text, chunked}) {
            ResponseParser parser;
            CHECK(parsed(each, parser, piece) == State::Done);
            SAME(parser.response().body, "hello");
        }
    }
}

TEST(halfAResponseIsNone) {
    ResponseParser parser;
    CHECK(parser.take("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf") == State::Reading);
    CHECK(parser.end() == State::Broken);
}

TEST(aResponseWithoutALengthIsRefused) {
    CHECK(parsed("HTTP/1.1 200 OK\r\n\r\n") == State::Broken);
    CHECK(parsed("HTTP/1.1 204 No Content\r\n\r\n") == State::Done);
}

TEST(whatIsNotHttpIsRefused) {
    for (const char* text : {
             "SSH-2.0-x\r\n\r\n",
             "HTTP/2 200\r\n\r\n",
             "HTTP/1.1 abc\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
             "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nabc",
         }) {
        CHECK(parsed(text) == State::Broken);
    }
}

TEST(anEndlessHeadIsGivenUp) {
    CHECK(parsed("HTTP/1.1 200 OK\r\n" + std::string(20'000, 'a')) == State::Broken);
}

TEST(endlessChunksAreGivenUp) {
    ResponseParser parser;
    parser.take("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    std::string chunk = "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
    for (int i = 0; i < 4; i++) parser.take(chunk);
    CHECK(parser.take(chunk) == State::Broken);
}

TEST(anInterimAnswerIsPassedOver) {
    ResponseParser parser;
    CHECK(parser.take("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok") == State::Done);
    SAME(parser.response().status, 200);
    CHECK(parser.response().closes);
}

TEST(damagedResponsesHarmNobody) {
    std::mt19937 random(4'711);
    const std::string whole = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\nA: b\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    for (int round = 0; round < 100'000; round++) {
        std::string text = whole;
        for (unsigned i = 1 + random() % 5; i > 0; i--) {
            std::size_t at = random() % text.size();
            switch (random() % 3) {
                case 0: text[at] = static_cast<char>(random()); break;
                case 1: text.erase(at, random() % 8 + 1); break;
                default: text.insert(at, std::string(random() % 4, static_cast<char>(random())));
            }
            if (text.empty()) break;
        }
        ResponseParser parser;
        if (!text.empty()) parsed(text, parser, 1 + random() % 40);
        parser.end();
        CHECK(parser.response().body.size() <= ResponseParser::kLongestBody);
    }
}
