#include "wire/payload.h"

#include <cstring>

namespace relay {

static_assert(sizeof(wchar_t) == 2, "texts are UTF-16");

PayloadWriter& PayloadWriter::number(uint64_t value, int width) {
    for (int i = 0; i < width; i++) bytes_.push_back(uint8_t(value >> (8 * i)));
    return *this;
}

PayloadWriter& PayloadWriter::f64(double value) {
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    return u64(bits);
}

PayloadWriter& PayloadWriter::text(const std::wstring& value) {
    u32(uint32_t(value.size()));
    return raw(reinterpret_cast<const uint8_t*>(value.data()), value.size() * 2);
}

PayloadWriter& PayloadWriter::raw(const uint8_t* data, size_t length) {
    bytes_.insert(bytes_.end(), data, data + length);
    return *this;
}

uint64_t PayloadReader::number(int width) {
    const uint8_t* from = raw(size_t(width));
    uint64_t value = 0;
    for (int i = 0; i < width; i++) value |= uint64_t(from[i]) << (8 * i);
    return value;
}

double PayloadReader::f64() {
    uint64_t bits = u64();
    double value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

std::wstring PayloadReader::text() {
    uint32_t units = count(2);
    std::wstring value(units, L'\0');
    std::memcpy(value.data(), raw(size_t(units) * 2), size_t(units) * 2);
    return value;
}

uint32_t PayloadReader::count(size_t smallest) {
    uint32_t value = u32();
    if (uint64_t(value) * smallest > left()) throw ProtocolError("a count larger than its frame");
    return value;
}

const uint8_t* PayloadReader::raw(size_t length) {
    if (length > left()) throw ProtocolError("a frame that ends too early");
    const uint8_t* from = bytes_.data() + at_;
    at_ += length;
    return from;
}

}  // namespace relay
