#include <cstdio>
#include <exception>

#include "test.h"

namespace crmbridge::test {

std::vector<Test>& tests() {
    static std::vector<Test> all;
    return all;
}

}  // namespace crmbridge::test

int main() {
    int failed = 0;
    for (const auto& test : crmbridge::test::tests()) {
        try {
            test.body();
        } catch (const std::exception& failure) {
            failed++;
            std::printf("FAILED %s: %s\n", test.name.c_str(), failure.what());
        }
    }
    std::printf("%d tests, %d failed\n", static_cast<int>(crmbridge::test::tests().size()), failed);
    return failed == 0 ? 0 : 1;
}
