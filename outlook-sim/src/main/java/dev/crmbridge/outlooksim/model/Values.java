package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;

/** Reads VARIANT-shaped values as Outlook does: numbers convert among each other, anything else is a type mismatch. */
final class Values {
    private Values() {}

    static String text(ComValue value) {
        if (value instanceof ComValue.Str text) {
            return text.value();
        }
        throw mismatch("text", value);
    }

    static int number(ComValue value) {
        if (value instanceof ComValue.I4 number) {
            return number.value();
        } else if (value instanceof ComValue.I2 number) {
            return number.value();
        } else if (value instanceof ComValue.R8 number && Math.abs(number.value()) <= Integer.MAX_VALUE) {
            return (int) Math.rint(number.value());
        } else if (value instanceof ComValue.Bool flag) {
            return flag.value() ? -1 : 0;
        }
        throw mismatch("number", value);
    }

    static double real(ComValue value) {
        if (value instanceof ComValue.R8 number) {
            return number.value();
        } else if (value instanceof ComValue.Date date) {
            return date.days();
        }
        return number(value);
    }

    static boolean flag(ComValue value) {
        if (value instanceof ComValue.Bool flag) {
            return flag.value();
        }
        return number(value) != 0;
    }

    static double date(ComValue value) {
        if (value instanceof ComValue.Date date) {
            return date.days();
        } else if (value instanceof ComValue.R8 number) {
            return number.value();
        }
        throw mismatch("date", value);
    }

    static ComException mismatch(String wanted, ComValue value) {
        return new ComException(
                HResult.TYPE_MISMATCH,
                "a " + wanted + " is wanted, not " + value.getClass().getSimpleName());
    }

    static ComException invalid(String message) {
        return new ComException(HResult.INVALID_ARGUMENT, message);
    }
}
