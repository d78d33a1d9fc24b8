#include "text/json.h"

#include <random>

#include "test.h"
#include "text/utf.h"

using crmbridge::Json;
using crmbridge::JsonWriter;

TEST(whatWasWrittenIsReadAgain) {
    std::string text = "\xC3\xA4 \xE6\xBC\xA2 \xF0\x9F\x98\x80 \"\\\n\x01";
    std::string written = JsonWriter().object().name("a").value(text).name("b").list().value(true).value(7LL).end().end().text();
    auto json = Json::parse(written);
    CHECK(json.has_value());
    SAME((*json)["a"].text(), text);
    SAME((*json)["b"].elements().size(), 2u);
    SAME((*json)["b"].elements()[1].whole(0, 10, -1), 7);
}

TEST(escapesBecomeCharacters) {
    auto json = Json::parse("\"\\u00e4\\ud83d\\ude00\\ud800x\\/\"");
    CHECK(json.has_value());
    SAME(json->text(), "\xC3\xA4\xF0\x9F\x98\x80\xEF\xBF\xBDx/");
}

TEST(whatIsNotJsonIsRefused) {
    for (const char* text : {"", "{", "[1,]", "{\"a\":}", "{a:1}", "01", "-", "1.", "tru", "\"\x01\"", "\"\\x\"", "1 2", "[1}", "\"\\u12\"", "1e999"}) {
        CHECK(!Json::parse(text).has_value());
    }
}

TEST(deepNestingIsRefused) {
    CHECK(!Json::parse(std::string(100'000, '[')).has_value());
    CHECK(Json::parse(std::string(20, '[') + std::string(20, ']')).has_value());
}

TEST(whatIsMissingReadsAsNothing) {
    auto json = Json::parse("{\"a\":1}");
    CHECK((*json)["b"]["c"].isNull());
    SAME((*json)["a"].text(), "");
    SAME((*json)["a"].whole(5, 9, 6), 6);
}

TEST(randomBytesHarmNobody) {
    std::mt19937 random(20'231);
    const std::string alphabet = "{}[]\":,\\u0123456789abcdeftrue nulls-+.\x80\xC3\xF0";
    for (int round = 0; round < 200'000; round++) {
        std::string text;
        for (unsigned i = random() % 24; i > 0; i--) text.push_back(alphabet[random() % alphabet.size()]);
        auto json = Json::parse(text);
        if (json) (void)(*json)["a"].text();
    }
}

TEST(textsSurviveBothEncodings) {
    std::string text = "A\xC3\xA4\xE6\xBC\xA2\xF0\x9F\x98\x80";
    SAME(crmbridge::utf8(crmbridge::utf16(text)), text);
    SAME(crmbridge::utf8(crmbridge::utf16("\xC3")), "\xEF\xBF\xBD");
    SAME(crmbridge::utf8(crmbridge::utf16("\xED\xA0\x80")).substr(0, 3), "\xEF\xBF\xBD");
    char16_t lone[] = {0xD800, 'x'};
    SAME(crmbridge::utf8(std::u16string_view(lone, 2)), "\xEF\xBF\xBDx");
    SAME(crmbridge::shortened(text, 3), "A\xC3\xA4\xE2\x80\xA6");
    SAME(crmbridge::shortened(text, 4), text);
}
