// No C++ exception may leave a COM entry point: Outlook would put the add-in on its list of crashed ones.
#pragma once

#include <windows.h>

#include <new>

namespace crmbridge {

template <class Work>
HRESULT guarded(Work&& work) noexcept {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return E_OUTOFMEMORY;
    } catch (...) {
        return E_FAIL;
    }
}

}  // namespace crmbridge
