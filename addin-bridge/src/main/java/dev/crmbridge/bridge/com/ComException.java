package dev.crmbridge.bridge.com;

/**
 * A failed COM call. Carries the HRESULT (or the EXCEPINFO scode where there was one); the text is localised by Office
 * and must never be matched.
 */
public final class ComException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int hresult;

    /**
     * @param hresult the failure code, negative as a Java int
     * @param message what was called and what the server said
     */
    public ComException(int hresult, String message) {
        super(String.format("0x%08X %s", hresult, message));
        this.hresult = hresult;
    }

    /** @return the failure code */
    public int hresult() {
        return hresult;
    }

    /** @return what has to happen next, by the one table in {@link HResult} */
    public HResult.Next next() {
        return HResult.next(hresult);
    }
}
