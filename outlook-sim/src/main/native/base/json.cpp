#include "base/json.h"

#include <cstdint>
#include <cstdio>
#include <stdexcept>

#include "base/text.h"

namespace relay {

namespace {

class FlatReader {
public:
    explicit FlatReader(const std::string& json) : json_(json) {}

    JsonFields object() {
        JsonFields fields;
        expect('{');
        if (peek() == '}') {
            at_++;
        } else {
            do {
                std::string name = text();
                expect(':');
                fields[name] = peek() == '"' ? text() : word();
            } while (next() == ',');
            if (json_[at_ - 1] != '}') fail();
        }
        skipSpace();
        if (at_ != json_.size()) fail();
        return fields;
    }

private:
    [[noreturn]] static void fail() { throw std::invalid_argument("not a flat JSON object"); }

    void skipSpace() {
        while (at_ < json_.size() && (json_[at_] == ' ' || json_[at_] == '\t' || json_[at_] == '\r' || json_[at_] == '\n')) at_++;
    }
    char peek() {
        skipSpace();
        if (at_ >= json_.size()) fail();
        return json_[at_];
    }
    char next() {
        char found = peek();
        at_++;
        return found;
    }
    void expect(char wanted) {
        if (next() != wanted) fail();
    }

    std::string word() {
        size_t from = at_;
        while (at_ < json_.size() && (isalnum(static_cast<unsigned char>(json_[at_])) || json_[at_] == '-' || json_[at_] == '+' || json_[at_] == '.')) at_++;
        if (at_ == from) fail();
        return json_.substr(from, at_ - from);
    }

    std::string text() {
        expect('"');
        std::wstring units;
        std::string plain;
        auto flush = [&] {
            units += wide(plain);
            plain.clear();
        };
        while (true) {
            if (at_ >= json_.size()) fail();
            char c = json_[at_++];
            if (c == '"') break;
            if (static_cast<unsigned char>(c) < 0x20) fail();
            if (c != '\\') {
                plain += c;
                continue;
            }
            flush();
            units += escaped();
        }
        flush();
        return utf8(units);
    }

    wchar_t escaped() {
        if (at_ >= json_.size()) fail();
        switch (json_[at_++]) {
            case '"': return L'"';
            case '\\': return L'\\';
            case '/': return L'/';
            case 'b': return L'\b';
            case 'f': return L'\f';
            case 'n': return L'\n';
            case 'r': return L'\r';
            case 't': return L'\t';
            case 'u': return unit();
            default: fail();
        }
    }

    wchar_t unit() {
        unsigned value = 0;
        for (int i = 0; i < 4; i++) {
            if (at_ >= json_.size() || !isxdigit(static_cast<unsigned char>(json_[at_]))) fail();
            char c = json_[at_++];
            value = value * 16 + unsigned(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return wchar_t(value);
    }

    const std::string& json_;
    size_t at_ = 0;
};

}  // namespace

JsonFields readFlatObject(const std::string& json) { return FlatReader(json).object(); }

JsonWriter& JsonWriter::key(const std::string& name) {
    separate();
    quoted(name);
    json_ += ':';
    needsComma_ = false;
    return *this;
}

JsonWriter& JsonWriter::text(const std::string& value) {
    separate();
    quoted(value);
    return *this;
}

JsonWriter& JsonWriter::text(const std::wstring& value) { return text(utf8(value)); }

JsonWriter& JsonWriter::number(double value) {
    separate();
    char digits[32];
    snprintf(digits, sizeof digits, "%.10g", value);
    json_ += digits;
    return *this;
}

JsonWriter& JsonWriter::number(uint64_t value) {
    separate();
    json_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::flag(bool value) {
    separate();
    json_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    json_ += "null";
    return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    json_ += bracket;
    needsComma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    json_ += bracket;
    needsComma_ = true;
    return *this;
}

void JsonWriter::separate() {
    if (needsComma_) json_ += ',';
    needsComma_ = true;
}

void JsonWriter::quoted(const std::string& value) {
    json_ += '"';
    for (char c : value) {
        if (c == '"' || c == '\\') {
            json_ += '\\';
            json_ += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            json_ += escape;
        } else {
            json_ += c;
        }
    }
    json_ += '"';
}

}  // namespace relay
