// One message of the relay protocol.
#pragma once

#include "wire/payload.h"

namespace relay {

enum FrameType : uint8_t {
    HELLO = 1,
    APPLICATION = 2,
    IDS = 3,
    INVOKE = 4,
    RETAIN = 5,
    RELEASE = 6,
    ADVISE = 7,
    UNADVISE = 8,
    EVENT_ANSWER = 9,
    WELCOME = 64,
    RESULT = 65,
    FAILURE = 66,
    EVENT = 67,
    BYE = 68,
};

enum Role : uint8_t { FIRST = 0, CALLS = 1, EVENTS = 2 };

constexpr uint32_t MAGIC = 0x4D425243;
constexpr uint16_t PROTOCOL_VERSION = 1;
// Without the length field.
constexpr uint32_t LARGEST_FRAME = 16u * 1024 * 1024;

struct Frame {
    uint8_t type = 0;
    uint32_t number = 0;
    Bytes payload;
};

}  // namespace relay
