// SAFEARRAYs as values of the relay protocol and back.
#pragma once

#include <windows.h>
#include <oleauto.h>

#include "wire/payload.h"

namespace relay {

class ObjectTable;

// Bytes stay bytes; elements of every other type become VARIANTs. One or two dimensions.
void writeArray(PayloadWriter& out, SAFEARRAY* array, ObjectTable& objects);

// The caller owns the array. Throws ProtocolError.
SAFEARRAY* readByteArray(PayloadReader& in);
SAFEARRAY* readVariantArray(PayloadReader& in, ObjectTable& objects);

}  // namespace relay
