// The little JSON that the control channel speaks: one flat object a line in, any JSON out.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace relay {

// Fields of a flat JSON object; numbers, true, false and null as they are written, texts decoded. UTF-8.
using JsonFields = std::map<std::string, std::string>;

// Throws std::invalid_argument when it is not a flat object.
JsonFields readFlatObject(const std::string& json);

// Writes JSON in UTF-8; commas are put by itself.
class JsonWriter {
public:
    JsonWriter& beginObject() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& beginArray() { return open('['); }
    JsonWriter& endArray() { return close(']'); }
    JsonWriter& key(const std::string& name);
    JsonWriter& text(const std::string& value);
    JsonWriter& text(const std::wstring& value);
    JsonWriter& number(double value);
    JsonWriter& number(uint64_t value);
    JsonWriter& flag(bool value);
    JsonWriter& null();
    // For an object: the name, then a value.
    template <class T>
    JsonWriter& field(const std::string& name, const T& value) {
        return key(name).value(value);
    }
    const std::string& json() const { return json_; }

private:
    JsonWriter& value(const std::string& value) { return text(value); }
    JsonWriter& value(const std::wstring& value) { return text(value); }
    JsonWriter& value(const char* value) { return text(std::string(value)); }
    JsonWriter& value(bool value) { return flag(value); }
    JsonWriter& value(double value) { return number(value); }
    JsonWriter& value(uint64_t value) { return number(value); }
    JsonWriter& value(int value) { return number(double(value)); }
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();
    void quoted(const std::string& value);

    std::string json_;
    bool needsComma_ = false;
};

}  // namespace relay
