#include "com/arrays.h"

#include <cstring>
#include <memory>

#include "com/failure.h"
#include "com/values.h"

namespace relay {

namespace {

constexpr size_t SMALLEST_VALUE = 2;
constexpr uint32_t MOST_EMPTY_ROWS = 65536;

struct ArrayEnd {
    void operator()(SAFEARRAY* array) const { SafeArrayDestroy(array); }
};
using OwnedArray = std::unique_ptr<SAFEARRAY, ArrayEnd>;

LONG lowest(SAFEARRAY* array, UINT dimension) {
    LONG bound = 0;
    SafeArrayGetLBound(array, dimension, &bound);
    return bound;
}

LONG length(SAFEARRAY* array, UINT dimension) {
    LONG bound = -1;
    SafeArrayGetUBound(array, dimension, &bound);
    return bound - lowest(array, dimension) + 1;
}

void writeElement(PayloadWriter& out, SAFEARRAY* array, VARTYPE type, LONG* indices, ObjectTable& objects) {
    Value element;
    HRESULT got;
    if (type == VT_VARIANT) {
        got = SafeArrayGetElement(array, indices, element.get());
    } else {
        got = SafeArrayGetElement(array, indices, type == VT_DECIMAL ? static_cast<void*>(element.get()) : &element->llVal);
        if (SUCCEEDED(got)) element->vt = type;
    }
    if (FAILED(got)) throw ComFailure(got);
    writeValue(out, *element.get(), objects);
}

void writeBytes(PayloadWriter& out, SAFEARRAY* array) {
    LONG count = length(array, 1);
    void* data = nullptr;
    HRESULT access = SafeArrayAccessData(array, &data);
    if (FAILED(access)) throw ComFailure(access);
    out.u16(VT_ARRAY | VT_UI1).u32(uint32_t(count)).raw(static_cast<uint8_t*>(data), size_t(count));
    SafeArrayUnaccessData(array);
}

void put(SAFEARRAY* array, LONG* indices, PayloadReader& in, ObjectTable& objects) {
    VARIANT* cell = nullptr;
    HRESULT found = SafeArrayPtrOfIndex(array, indices, reinterpret_cast<void**>(&cell));
    if (FAILED(found)) throw ComFailure(found);
    readValue(in, cell, objects);
}

OwnedArray newArray(VARTYPE type, UINT dimensions, SAFEARRAYBOUND* bounds) {
    OwnedArray array(SafeArrayCreate(type, dimensions, bounds));
    if (!array) throw std::bad_alloc();
    return array;
}

OwnedArray readTable(PayloadReader& in, ObjectTable& objects) {
    uint32_t rows = in.u32();
    uint32_t columns = in.u32();
    bool fits = columns == 0 ? rows <= MOST_EMPTY_ROWS : uint64_t(rows) * columns <= in.left() / SMALLEST_VALUE;
    if (!fits) throw ProtocolError("a table larger than its frame");
    SAFEARRAYBOUND bounds[] = {{rows, 0}, {columns, 0}};
    OwnedArray array = newArray(VT_VARIANT, 2, bounds);
    for (LONG row = 0; row < LONG(rows); row++) {
        for (LONG column = 0; column < LONG(columns); column++) {
            LONG indices[] = {row, column};
            put(array.get(), indices, in, objects);
        }
    }
    return array;
}

}  // namespace

void writeArray(PayloadWriter& out, SAFEARRAY* array, ObjectTable& objects) {
    VARTYPE type = VT_EMPTY;
    if (!array || FAILED(SafeArrayGetVartype(array, &type))) throw ComFailure(DISP_E_TYPEMISMATCH);
    UINT dimensions = SafeArrayGetDim(array);
    if (type == VT_UI1 && dimensions == 1) {
        writeBytes(out, array);
        return;
    }
    if (dimensions != 1 && dimensions != 2) throw ComFailure(DISP_E_TYPEMISMATCH);
    LONG rows = length(array, 1);
    LONG columns = dimensions == 2 ? length(array, 2) : 1;
    out.u16(VT_ARRAY | VT_VARIANT).u8(uint8_t(dimensions)).u32(uint32_t(rows));
    if (dimensions == 2) out.u32(uint32_t(columns));
    for (LONG row = 0; row < rows; row++) {
        for (LONG column = 0; column < columns; column++) {
            LONG indices[] = {lowest(array, 1) + row, dimensions == 2 ? lowest(array, 2) + column : 0};
            writeElement(out, array, type, indices, objects);
        }
    }
}

SAFEARRAY* readByteArray(PayloadReader& in) {
    uint32_t count = in.count(1);
    SAFEARRAYBOUND bounds[] = {{count, 0}};
    OwnedArray array = newArray(VT_UI1, 1, bounds);
    std::memcpy(array->pvData, in.raw(count), count);
    return array.release();
}

SAFEARRAY* readVariantArray(PayloadReader& in, ObjectTable& objects) {
    uint8_t dimensions = in.u8();
    if (dimensions == 2) return readTable(in, objects).release();
    if (dimensions != 1) throw ProtocolError("an array of an impossible number of dimensions");
    uint32_t count = in.count(SMALLEST_VALUE);
    SAFEARRAYBOUND bounds[] = {{count, 0}};
    OwnedArray array = newArray(VT_VARIANT, 1, bounds);
    for (LONG index = 0; index < LONG(count); index++) put(array.get(), &index, in, objects);
    return array.release();
}

}  // namespace relay
