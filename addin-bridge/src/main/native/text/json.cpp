#include "text/json.h"

#include <cmath>
#include <cstdlib>

#include "text/utf.h"

namespace crmbridge {

// One pass over a document. Every function returns false at the first thing that is not JSON.
class JsonReader {
public:
    explicit JsonReader(std::string_view text) : text_(text) {}

    bool document(Json& into) {
        space();
        if (!value(into, 0)) return false;
        space();
        return at_ == text_.size();
    }

private:
    bool value(Json& into, int depth) {
        if (depth > Json::kDeepest || ++values_ > Json::kMostValues || at_ >= text_.size()) return false;
        switch (text_[at_]) {
            case '{': return object(into, depth);
            case '[': return list(into, depth);
            case '"': into.kind_ = Json::Kind::Text; return quoted(into.text_);
            case 't': into.kind_ = Json::Kind::Boolean; into.flag_ = true; return word("true");
            case 'f': into.kind_ = Json::Kind::Boolean; return word("false");
            case 'n': return word("null");
            default: return number(into);
        }
    }

    bool object(Json& into, int depth) {
        into.kind_ = Json::Kind::Object;
        at_++;
        space();
        if (take('}')) return true;
        do {
            space();
            std::string name;
            if (!quoted(name)) return false;
            space();
            if (!take(':')) return false;
            space();
            Json member;
            if (!value(member, depth + 1)) return false;
            into.members_[std::move(name)] = std::move(member);
            space();
        } while (take(','));
        return take('}');
    }

    bool list(Json& into, int depth) {
        into.kind_ = Json::Kind::List;
        at_++;
        space();
        if (take(']')) return true;
        do {
            space();
            Json element;
            if (!value(element, depth + 1)) return false;
            into.elements_.push_back(std::move(element));
            space();
        } while (take(','));
        return take(']');
    }

    bool quoted(std::string& into) {
        if (!take('"')) return false;
        while (at_ < text_.size()) {
            auto unit = static_cast<unsigned char>(text_[at_++]);
            if (unit == '"') return true;
            if (unit < 0x20) return false;
            if (unit != '\\') {
                into.push_back(static_cast<char>(unit));
            } else if (!escape(into)) {
                return false;
            }
        }
        return false;
    }

    bool escape(std::string& into) {
        if (at_ >= text_.size()) return false;
        char kind = text_[at_++];
        switch (kind) {
            case '"': case '\\': case '/': into.push_back(kind); return true;
            case 'b': into.push_back('\b'); return true;
            case 'f': into.push_back('\f'); return true;
            case 'n': into.push_back('\n'); return true;
            case 'r': into.push_back('\r'); return true;
            case 't': into.push_back('\t'); return true;
            case 'u': break;
            default: return false;
        }
        unsigned unit = 0;
        if (!hex(unit)) return false;
        bool high = unit >= 0xD800 && unit < 0xDC00;
        if (high && at_ + 6 <= text_.size() && text_[at_] == '\\' && text_[at_ + 1] == 'u') {
            std::size_t before = at_;
            at_ += 2;
            unsigned low = 0;
            if (!hex(low)) return false;
            if (low >= 0xDC00 && low < 0xE000) {
                appendUtf8(into, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                return true;
            }
            at_ = before;
        }
        appendUtf8(into, unit);
        return true;
    }

    bool hex(unsigned& into) {
        if (at_ + 4 > text_.size()) return false;
        for (int i = 0; i < 4; i++) {
            char digit = text_[at_++];
            into <<= 4;
            if (digit >= '0' && digit <= '9') into |= static_cast<unsigned>(digit - '0');
            else if (digit >= 'a' && digit <= 'f') into |= static_cast<unsigned>(digit - 'a' + 10);
            else if (digit >= 'A' && digit <= 'F') into |= static_cast<unsigned>(digit - 'A' + 10);
            else return false;
        }
        return true;
    }

    bool number(Json& into) {
        std::size_t start = at_;
        take('-');
        if (!digits() || (text_[start + (text_[start] == '-')] == '0' && at_ - start > (text_[start] == '-' ? 2u : 1u))) return false;
        if (take('.') && !digits()) return false;
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            if (!digits()) return false;
        }
        into.kind_ = Json::Kind::Number;
        into.number_ = std::strtod(std::string(text_.substr(start, at_ - start)).c_str(), nullptr);
        return std::isfinite(into.number_);
    }

    bool digits() {
        std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') at_++;
        return at_ > start;
    }

    bool word(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) return false;
        at_ += expected.size();
        return true;
    }

    bool take(char expected) {
        if (at_ >= text_.size() || text_[at_] != expected) return false;
        at_++;
        return true;
    }

    void space() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) at_++;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t values_ = 0;
};

std::optional<Json> Json::parse(std::string_view text) {
    Json document;
    return JsonReader(text).document(document) ? std::optional<Json>(std::move(document)) : std::nullopt;
}

long long Json::whole(long long least, long long most, long long otherwise) const {
    bool fits = kind_ == Kind::Number && number_ >= static_cast<double>(least) && number_ <= static_cast<double>(most);
    return fits ? static_cast<long long>(number_) : otherwise;
}

const Json& Json::operator[](std::string_view name) const {
    static const Json nothing;
    auto found = members_.find(name);
    return found == members_.end() ? nothing : found->second;
}

JsonWriter& JsonWriter::object() {
    separate();
    text_.push_back('{');
    open_.push_back('}');
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::list() {
    separate();
    text_.push_back('[');
    open_.push_back(']');
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end() {
    text_.push_back(open_.back());
    open_.pop_back();
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::name(std::string_view name) {
    separate();
    quoted(name);
    text_.push_back(':');
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    quoted(text);
    return *this;
}

JsonWriter& JsonWriter::value(bool flag) {
    separate();
    text_ += flag ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::value(long long number) {
    separate();
    text_ += std::to_string(number);
    return *this;
}

void JsonWriter::separate() {
    if (!first_) text_.push_back(',');
    first_ = false;
}

void JsonWriter::quoted(std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    text_.push_back('"');
    for (char unit : text) {
        auto code = static_cast<unsigned char>(unit);
        if (code == '"' || code == '\\') {
            text_.push_back('\\');
            text_.push_back(unit);
        } else if (code < 0x20) {
            text_ += "\\u00";
            text_.push_back(kHex[code >> 4]);
            text_.push_back(kHex[code & 15]);
        } else {
            text_.push_back(unit);
        }
    }
    text_.push_back('"');
}

}  // namespace crmbridge
