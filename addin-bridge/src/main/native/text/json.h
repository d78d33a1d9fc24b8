// JSON (RFC 8259) with strict limits: what the service says is not trusted more than any other input. Portable.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crmbridge {

// A JSON value that cannot be changed. A member or element that is not there reads as null, so that reading needs no checks.
class Json {
public:
    enum class Kind { Null, Boolean, Number, Text, List, Object };

    // Deepest nesting and most values of one document.
    static constexpr int kDeepest = 32;
    static constexpr std::size_t kMostValues = 200'000;

    Json() = default;

    // The document, or nothing when it is not JSON or goes beyond a limit.
    static std::optional<Json> parse(std::string_view text);

    Kind kind() const { return kind_; }
    bool isNull() const { return kind_ == Kind::Null; }
    bool isText() const { return kind_ == Kind::Text; }

    // The value, or what is given when it is of another kind.
    bool flag(bool otherwise = false) const { return kind_ == Kind::Boolean ? flag_ : otherwise; }
    double number(double otherwise = 0) const { return kind_ == Kind::Number ? number_ : otherwise; }
    // A whole number within [least, most], or `otherwise`.
    long long whole(long long least, long long most, long long otherwise) const;
    const std::string& text() const { return text_; }

    const Json& operator[](std::string_view name) const;
    const std::vector<Json>& elements() const { return elements_; }

private:
    friend class JsonReader;

    Kind kind_ = Kind::Null;
    bool flag_ = false;
    double number_ = 0;
    std::string text_;
    std::vector<Json> elements_;
    std::map<std::string, Json, std::less<>> members_;
};

// Writes JSON by hand: begin and end pairs, names and values in order. Commas are put where they belong.
class JsonWriter {
public:
    JsonWriter& object();
    JsonWriter& list();
    JsonWriter& end();
    JsonWriter& name(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(bool flag);
    JsonWriter& value(long long number);

    const std::string& text() const { return text_; }

private:
    void separate();
    void quoted(std::string_view text);

    std::string text_;
    std::string open_;
    bool first_ = true;
};

}  // namespace crmbridge
