// Reads HTTP/1.1 responses byte by byte with strict limits. Portable, no I/O.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crmbridge {

struct Response {
    int status = 0;
    std::string body;
    // Whether the peer will close the connection after this response.
    bool closes = false;
};

// Takes what arrives in pieces of any size. After Done or Broken nothing more is taken.
class ResponseParser {
public:
    enum class State { Reading, Done, Broken };

    static constexpr std::size_t kLongestHead = 16 * 1024;
    static constexpr std::size_t kLongestBody = 4 * 1024 * 1024;

    // Takes bytes; what lies behind the end of the response makes it Broken, because nothing was asked for.
    State take(std::string_view bytes);
    // The peer closed the connection; a response without a length ends there only when it may not have a body.
    State end();

    State state() const { return state_; }
    const Response& response() const { return response_; }

private:
    enum class Part { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer };

    State takeByte(char byte);
    bool headIsComplete() const;
    bool readHead();
    bool readStatusLine(std::string_view line);
    bool readField(std::string_view line);
    bool readChunkSize();
    State broken() { return state_ = State::Broken; }
    State done() { return state_ = State::Done; }

    State state_ = State::Reading;
    Part part_ = Part::Head;
    std::string head_;
    std::string line_;
    std::size_t left_ = 0;
    bool lengthKnown_ = false;
    bool chunked_ = false;
    bool bodyless_ = false;
    Response response_;
};

}  // namespace crmbridge
