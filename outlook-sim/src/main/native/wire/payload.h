// Writes and reads the payloads of the relay protocol; docs/reference/relay-protocol.md. Little-endian.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace relay {

using Bytes = std::vector<uint8_t>;

// The other side broke the protocol.
class ProtocolError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class PayloadWriter {
public:
    PayloadWriter& u8(uint8_t value) { return number(value, 1); }
    PayloadWriter& u16(uint16_t value) { return number(value, 2); }
    PayloadWriter& u32(uint32_t value) { return number(value, 4); }
    PayloadWriter& i32(int32_t value) { return number(uint32_t(value), 4); }
    PayloadWriter& u64(uint64_t value) { return number(value, 8); }
    PayloadWriter& f64(double value);
    PayloadWriter& text(const std::wstring& value);
    PayloadWriter& raw(const uint8_t* data, size_t length);
    const Bytes& bytes() const { return bytes_; }

private:
    PayloadWriter& number(uint64_t value, int width);
    Bytes bytes_;
};

// Every count is checked against what is left before anything is allocated.
class PayloadReader {
public:
    explicit PayloadReader(const Bytes& bytes) : bytes_(bytes) {}
    uint8_t u8() { return uint8_t(number(1)); }
    uint16_t u16() { return uint16_t(number(2)); }
    uint32_t u32() { return uint32_t(number(4)); }
    int32_t i32() { return int32_t(uint32_t(number(4))); }
    uint64_t u64() { return number(8); }
    double f64();
    std::wstring text();
    // Reads a count of things that take at least that many bytes each.
    uint32_t count(size_t smallest);
    // Skips bytes and gives their address.
    const uint8_t* raw(size_t length);
    size_t left() const { return bytes_.size() - at_; }

private:
    uint64_t number(int width);
    const Bytes& bytes_;
    size_t at_ = 0;
};

}  // namespace relay
