// VARIANTs as values of the relay protocol and back.
#pragma once

#include <windows.h>
#include <oleauto.h>

#include "wire/payload.h"

namespace relay {

class ObjectTable;

// Owns a VARIANT.
class Value {
public:
    Value() { VariantInit(&variant_); }
    ~Value() { VariantClear(&variant_); }
    Value(const Value&) = delete;
    Value& operator=(const Value&) = delete;
    VARIANT* get() { return &variant_; }
    VARIANT* operator->() { return &variant_; }
    // Gives the content to the caller.
    void moveTo(VARIANT* target) {
        *target = variant_;
        VariantInit(&variant_);
    }

private:
    VARIANT variant_;
};

// Throws ComFailure DISP_E_TYPEMISMATCH for what the protocol has no value for.
void writeValue(PayloadWriter& out, const VARIANT& value, ObjectTable& objects);

// Takes over the references to objects. Throws ProtocolError for what the protocol does not have.
void readValue(PayloadReader& in, VARIANT* value, ObjectTable& objects);

}  // namespace relay
