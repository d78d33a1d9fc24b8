#include "net/response.h"

namespace crmbridge {

namespace {

constexpr std::size_t kLongestChunkLine = 64;

char lower(char unit) {
    return unit >= 'A' && unit <= 'Z' ? static_cast<char>(unit + 32) : unit;
}

bool sameWord(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); i++) {
        if (lower(left[i]) != lower(right[i])) return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// A number written in digits of the base only, at most `most`.
bool wholeNumber(std::string_view text, unsigned base, std::size_t most, std::size_t& into) {
    if (text.empty() || text.size() > 16) return false;
    std::size_t value = 0;
    for (char unit : text) {
        char digit = lower(unit);
        unsigned worth = digit >= '0' && digit <= '9' ? static_cast<unsigned>(digit - '0')
                         : digit >= 'a' && digit <= 'f' ? static_cast<unsigned>(digit - 'a' + 10)
                                                        : 99;
        if (worth >= base) return false;
        value = value * base + worth;
        if (value > most) return false;
    }
    into = value;
    return true;
}

}  // namespace

ResponseParser::State ResponseParser::take(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); i++) {
        if (state_ != State::Reading) return broken();
        // The body is the only long part: taken in one go.
        if (part_ == Part::Body || part_ == Part::ChunkData) {
            std::size_t now = bytes.size() - i < left_ ? bytes.size() - i : left_;
            response_.body.append(bytes.substr(i, now));
            left_ -= now;
            i += now - 1;
            if (left_ == 0) {
                if (part_ == Part::Body) done();
                else part_ = Part::ChunkEnd;
            }
        } else {
            takeByte(bytes[i]);
        }
    }
    return state_;
}

ResponseParser::State ResponseParser::takeByte(char byte) {
    if (part_ == Part::Head) {
        head_.push_back(byte);
        if (head_.size() > kLongestHead) return broken();
        return headIsComplete() && !readHead() ? broken() : state_;
    }
    line_.push_back(byte);
    if (line_.size() > (part_ == Part::Trailer ? kLongestHead : kLongestChunkLine)) return broken();
    if (byte != '\n') return state_;
    if (line_.size() < 2 || line_[line_.size() - 2] != '\r') return broken();
    line_.resize(line_.size() - 2);
    std::string line = std::move(line_);
    line_.clear();
    switch (part_) {
        case Part::ChunkEnd:
            part_ = Part::ChunkSize;
            return line.empty() ? state_ : broken();
        case Part::ChunkSize:
            line_ = std::move(line);
            return readChunkSize() ? state_ : broken();
        default:
            return line.empty() ? done() : state_;
    }
}

bool ResponseParser::headIsComplete() const {
    std::size_t size = head_.size();
    return size >= 4 && head_.compare(size - 4, 4, "\r\n\r\n") == 0;
}

bool ResponseParser::readHead() {
    std::string_view rest(head_);
    bool first = true;
    while (true) {
        std::size_t end = rest.find("\r\n");
        std::string_view line = rest.substr(0, end);
        if (line.empty() && !first) break;
        if (!(first ? readStatusLine(line) : readField(line))) return false;
        first = false;
        rest.remove_prefix(end + 2);
    }
    if (response_.status < 200 && response_.status != 100) return false;
    if (response_.status == 100) {
        // An interim answer: the real one follows.
        head_.clear();
        response_ = Response();
        return !lengthKnown_ && !chunked_;
    }
    if (chunked_ && lengthKnown_) return false;
    bodyless_ = response_.status == 204 || response_.status == 304;
    if (bodyless_ || (lengthKnown_ && left_ == 0)) {
        done();
    } else if (chunked_) {
        part_ = Part::ChunkSize;
    } else if (lengthKnown_) {
        part_ = Part::Body;
    } else {
        return false;
    }
    return true;
}

bool ResponseParser::readStatusLine(std::string_view line) {
    std::size_t status = 0;
    bool known = line.substr(0, 9) == "HTTP/1.1 " || line.substr(0, 9) == "HTTP/1.0 ";
    if (!known || line.size() < 12 || !wholeNumber(line.substr(9, 3), 10, 599, status) || status < 100) return false;
    if (line.size() > 12 && line[12] != ' ') return false;
    response_.status = static_cast<int>(status);
    response_.closes = line[7] == '0';
    return true;
}

bool ResponseParser::readField(std::string_view line) {
    std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line[colon - 1] == ' ' || line.front() == ' ') return false;
    std::string_view name = line.substr(0, colon);
    std::string_view value = trimmed(line.substr(colon + 1));
    if (sameWord(name, "content-length")) {
        std::size_t length = 0;
        if (!wholeNumber(value, 10, kLongestBody, length) || (lengthKnown_ && length != left_)) return false;
        left_ = length;
        lengthKnown_ = true;
    } else if (sameWord(name, "transfer-encoding")) {
        if (chunked_ || !sameWord(value, "chunked")) return false;
        chunked_ = true;
    } else if (sameWord(name, "connection") && sameWord(value, "close")) {
        response_.closes = true;
    }
    return true;
}

bool ResponseParser::readChunkSize() {
    std::string line = std::move(line_);
    line_.clear();
    std::string_view size = trimmed(std::string_view(line).substr(0, line.find(';')));
    if (!wholeNumber(size, 16, kLongestBody, left_) || response_.body.size() + left_ > kLongestBody) return false;
    part_ = left_ == 0 ? Part::Trailer : Part::ChunkData;
    return true;
}

ResponseParser::State ResponseParser::end() {
    return state_ == State::Done ? state_ : broken();
}

}  // namespace crmbridge
