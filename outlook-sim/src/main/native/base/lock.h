// Mutual exclusion on Windows' own locks: works with every compiler's thread model.
#pragma once

#include <windows.h>

namespace relay {

// A lock that is not re-entrant. Never held while calling out of the process.
class Mutex {
public:
    Mutex() { InitializeSRWLock(&lock_); }
    Mutex(const Mutex&) = delete;
    Mutex& operator=(const Mutex&) = delete;
    void lock() { AcquireSRWLockExclusive(&lock_); }
    void unlock() { ReleaseSRWLockExclusive(&lock_); }

private:
    SRWLOCK lock_;
};

// Holds a lock until the end of a block.
class Hold {
public:
    explicit Hold(Mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
    ~Hold() { mutex_.unlock(); }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

private:
    Mutex& mutex_;
};

}  // namespace relay
