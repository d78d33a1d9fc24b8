package dev.crmbridge.bridge.com.jacob;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.HResult;

/** Carries the HRESULT of Jacob's exceptions over; what a code means stands in {@link HResult} alone. */
final class JacobFailures {
    /** What Jacob says where it met no HRESULT, as when an object has no events. */
    private static final int NONE = -1;

    private JacobFailures() {}

    static ComException of(com.jacob.com.ComException failure, String what) {
        int hresult = failure.getHResult();
        return new ComException(
                hresult == NONE || hresult == 0 ? HResult.NO_CONNECTION : hresult,
                what + ": " + String.valueOf(failure.getMessage()).strip());
    }
}
