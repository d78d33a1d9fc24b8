// A lock and its scope. Not std::mutex, which some mingw runtimes lack. Not recursive. Portable.
#pragma once

#ifdef _WIN32
#include <windows.h>
#else
#include <mutex>
#endif

namespace crmbridge {

class Lock {
public:
    Lock() = default;
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

#ifdef _WIN32
    void enter() { AcquireSRWLockExclusive(&lock_); }
    void leave() { ReleaseSRWLockExclusive(&lock_); }

private:
    SRWLOCK lock_ = SRWLOCK_INIT;
#else
    void enter() { lock_.lock(); }
    void leave() { lock_.unlock(); }

private:
    std::mutex lock_;
#endif
};

class Locked {
public:
    explicit Locked(Lock& lock) : lock_(lock) { lock_.enter(); }
    ~Locked() { lock_.leave(); }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;

private:
    Lock& lock_;
};

}  // namespace crmbridge
