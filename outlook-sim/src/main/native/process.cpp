#include "process.h"

#include <psapi.h>

namespace relay {

void writeProcessFigures(JsonWriter& out) {
    DWORD handles = 0;
    GetProcessHandleCount(GetCurrentProcess(), &handles);
    PROCESS_MEMORY_COUNTERS memory{};
    memory.cb = sizeof memory;
    GetProcessMemoryInfo(GetCurrentProcess(), &memory, sizeof memory);
    out.field("pid", uint64_t(GetCurrentProcessId()));
    out.field("handles", uint64_t(handles));
    out.field("memoryBytes", uint64_t(memory.PagefileUsage));
}

}  // namespace relay
