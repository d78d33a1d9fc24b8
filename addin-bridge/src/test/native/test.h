// A test is a function with a sentence as its name; it fails at the first check that does not hold.
#pragma once

#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace crmbridge::test {

struct Test {
    std::string name;
    std::function<void()> body;
};

std::vector<Test>& tests();

struct Registered {
    Registered(const char* name, std::function<void()> body) { tests().push_back({name, std::move(body)}); }
};

template <class Left, class Right>
void same(const Left& left, const Right& right, const char* text, int line) {
    if (left == right) return;
    std::ostringstream out;
    out << "line " << line << ": " << text << " was " << left << ", expected " << right;
    throw std::runtime_error(out.str());
}

inline void holds(bool condition, const char* text, int line) {
    if (!condition) throw std::runtime_error("line " + std::to_string(line) + ": " + text);
}

}  // namespace crmbridge::test

#define TEST(name)                                                              \
    static void name();                                                         \
    static const ::crmbridge::test::Registered registered_##name{#name, &name}; \
    static void name()
#define CHECK(condition) ::crmbridge::test::holds((condition), #condition, __LINE__)
#define SAME(left, right) ::crmbridge::test::same((left), (right), #left, __LINE__)
