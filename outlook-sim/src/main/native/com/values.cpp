#include "com/values.h"

#include "base/text.h"
#include "com/arrays.h"
#include "com/failure.h"
#include "com/object_table.h"

namespace relay {

namespace {

void writeObject(PayloadWriter& out, IUnknown* object, ObjectTable& objects) {
    out.u16(VT_DISPATCH).u64(object ? objects.idOf(object) : 0);
}

// The conversions of OLE Automation only read their source, but are not declared so.
VARIANT* source(const VARIANT& value) { return const_cast<VARIANT*>(&value); }

// Whole numbers of other widths: as VT_I4 where they fit, otherwise as VT_R8.
void writeNumber(PayloadWriter& out, const VARIANT& value) {
    Value converted;
    if (SUCCEEDED(VariantChangeType(converted.get(), source(value), 0, VT_I4))) {
        out.u16(VT_I4).i32(converted->lVal);
        return;
    }
    if (FAILED(VariantChangeType(converted.get(), source(value), 0, VT_R8))) throw ComFailure(DISP_E_TYPEMISMATCH);
    out.u16(VT_R8).f64(converted->dblVal);
}

// Decimal fractions of other kinds.
void writeFraction(PayloadWriter& out, const VARIANT& value) {
    Value converted;
    if (FAILED(VariantChangeType(converted.get(), source(value), 0, VT_R8))) throw ComFailure(DISP_E_TYPEMISMATCH);
    out.u16(VT_R8).f64(converted->dblVal);
}

void writePlain(PayloadWriter& out, const VARIANT& value, ObjectTable& objects) {
    switch (value.vt) {
        case VT_EMPTY:
        case VT_NULL:
            out.u16(value.vt);
            break;
        case VT_I2:
            out.u16(VT_I2).u16(uint16_t(value.iVal));
            break;
        case VT_I4:
        case VT_ERROR:
            out.u16(value.vt).i32(value.lVal);
            break;
        case VT_R8:
        case VT_DATE:
            out.u16(value.vt).f64(value.dblVal);
            break;
        case VT_BSTR:
            out.u16(VT_BSTR).text(textOf(value.bstrVal));
            break;
        case VT_BOOL:
            out.u16(VT_BOOL).u16(value.boolVal ? 0xFFFF : 0);
            break;
        case VT_DISPATCH:
        case VT_UNKNOWN:
            writeObject(out, value.punkVal, objects);
            break;
        case VT_I1:
        case VT_UI1:
        case VT_UI2:
        case VT_UI4:
        case VT_I8:
        case VT_UI8:
        case VT_INT:
        case VT_UINT:
            writeNumber(out, value);
            break;
        case VT_R4:
        case VT_CY:
        case VT_DECIMAL:
            writeFraction(out, value);
            break;
        default:
            throw ComFailure(DISP_E_TYPEMISMATCH);
    }
}

}  // namespace

void writeValue(PayloadWriter& out, const VARIANT& value, ObjectTable& objects) {
    if (value.vt == (VT_BYREF | VT_VARIANT)) {
        writeValue(out, *value.pvarVal, objects);
    } else if (value.vt & VT_ARRAY) {
        writeArray(out, value.vt & VT_BYREF ? *value.pparray : value.parray, objects);
    } else if (value.vt & VT_BYREF) {
        Value direct;
        if (FAILED(VariantCopyInd(direct.get(), source(value)))) throw ComFailure(DISP_E_TYPEMISMATCH);
        writePlain(out, *direct.get(), objects);
    } else {
        writePlain(out, value, objects);
    }
}

void readValue(PayloadReader& in, VARIANT* value, ObjectTable& objects) {
    uint16_t type = in.u16();
    switch (type) {
        case VT_EMPTY:
        case VT_NULL:
            break;
        case VT_I2:
            value->iVal = SHORT(in.u16());
            break;
        case VT_I4:
        case VT_ERROR:
            value->lVal = in.i32();
            break;
        case VT_R8:
        case VT_DATE:
            value->dblVal = in.f64();
            break;
        case VT_BSTR:
            value->bstrVal = newBstr(in.text());
            if (!value->bstrVal) throw std::bad_alloc();
            break;
        case VT_DISPATCH: {
            uint64_t id = in.u64();
            value->pdispVal = id ? objects.received(id) : nullptr;
            break;
        }
        case VT_BOOL:
            value->boolVal = in.u16() ? VARIANT_TRUE : VARIANT_FALSE;
            break;
        case VT_ARRAY | VT_UI1:
            value->parray = readByteArray(in);
            break;
        case VT_ARRAY | VT_VARIANT:
            value->parray = readVariantArray(in, objects);
            break;
        default:
            throw ProtocolError("a value of unknown type");
    }
    value->vt = type;
}

}  // namespace relay
