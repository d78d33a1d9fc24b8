package dev.crmbridge.bridge.com;

/** The failure codes Outlook answers with and what each means for the caller; the only such table. */
public final class HResult {
    public static final int CALL_REJECTED = 0x80010001;
    public static final int SERVERCALL_RETRYLATER = 0x8001010A;
    public static final int WRONG_THREAD = 0x8001010E;
    public static final int DISCONNECTED = 0x80010108;
    public static final int SERVER_DIED = 0x80010007;
    public static final int SERVER_DIED_DNE = 0x80010012;
    public static final int RPC_UNAVAILABLE = 0x800706BA;
    public static final int RPC_CALL_FAILED = 0x800706BE;
    public static final int RPC_CALL_FAILED_DNE = 0x800706BF;
    public static final int MK_UNAVAILABLE = 0x800401E3;
    public static final int NOT_FOUND = 0x8004010F;
    public static final int INVALID_ENTRYID = 0x80040107;
    public static final int OBJECT_DELETED = 0x8004010A;
    public static final int OBJECT_CHANGED = 0x80040109;
    public static final int NO_SUPPORT = 0x80040102;
    public static final int ABORT = 0x80004004;
    public static final int ACCESS_DENIED = 0x80070005;
    public static final int NOT_IMPLEMENTED = 0x80004001;
    public static final int NO_CONNECTION = 0x80040200;
    public static final int FAIL = 0x80004005;
    public static final int INVALID_ARGUMENT = 0x80070057;
    public static final int OPERATION_FAILED = 0x80040201;
    public static final int NETWORK_ERROR = 0x80040115;
    public static final int LOGON_FAILED = 0x80040111;
    public static final int EXTENDED_ERROR = 0x80040119;
    public static final int FAIL_ONE_PROVIDER = 0x8004011D;
    public static final int MEMBER_NOT_FOUND = 0x80020003;
    public static final int UNKNOWN_NAME = 0x80020006;
    public static final int TYPE_MISMATCH = 0x80020005;
    public static final int BAD_PARAMETER_COUNT = 0x8002000E;
    public static final int CALL_IN_INPUT_SYNC = 0x8001010D;
    public static final int SERVER_TOO_BUSY = 0x800706BB;
    public static final int OBJECT_NOT_CONNECTED = 0x800401FD;
    public static final int CLASS_NOT_REGISTERED = 0x80040154;
    public static final int CLASS_NAME_UNKNOWN = 0x800401F3;
    public static final int SERVER_START_FAILED = 0x80080005;
    public static final int NEEDS_ELEVATION = 0x800702E4;

    /** Ours, never sent by Outlook: only the new Outlook runs, which has no object model. */
    public static final int NEW_OUTLOOK_ONLY = 0x8004C001;

    /** What a caller does after a failure. */
    public enum Next {
        /** The call did not run: repeat it after a pause. */
        RETRY,
        /** Outlook is gone: drop every reference and attach again when it is back. */
        REATTACH,
        /** The item or property does not exist (any more). */
        MISSING,
        /** The object-model guard or the store refused: go on without this member and say so. */
        DENIED,
        /** Somebody changed the item meanwhile: open it again. */
        REOPEN,
        /** The mailbox is offline or in trouble: try again in a later run. */
        LATER,
        /** Wrong call: a bug of ours. */
        BUG
    }

    private HResult() {}

    /**
     * @param hresult a failure code
     * @return what to do; an unknown code is {@link Next#LATER}, so that it neither loses nor repeats anything
     */
    public static Next next(int hresult) {
        return switch (hresult) {
            case CALL_REJECTED, SERVERCALL_RETRYLATER, CALL_IN_INPUT_SYNC, SERVER_TOO_BUSY -> Next.RETRY;
            case DISCONNECTED,
                    SERVER_DIED,
                    SERVER_DIED_DNE,
                    RPC_UNAVAILABLE,
                    RPC_CALL_FAILED,
                    RPC_CALL_FAILED_DNE,
                    MK_UNAVAILABLE,
                    OBJECT_NOT_CONNECTED,
                    CLASS_NOT_REGISTERED,
                    CLASS_NAME_UNKNOWN,
                    SERVER_START_FAILED,
                    NEEDS_ELEVATION,
                    NEW_OUTLOOK_ONLY -> Next.REATTACH;
            case NOT_FOUND, INVALID_ENTRYID, OBJECT_DELETED -> Next.MISSING;
            case NO_SUPPORT, ABORT, ACCESS_DENIED -> Next.DENIED;
            case OBJECT_CHANGED -> Next.REOPEN;
            case WRONG_THREAD,
                    NOT_IMPLEMENTED,
                    NO_CONNECTION,
                    MEMBER_NOT_FOUND,
                    UNKNOWN_NAME,
                    TYPE_MISMATCH,
                    BAD_PARAMETER_COUNT,
                    INVALID_ARGUMENT -> Next.BUG;
            default -> Next.LATER;
        };
    }
}
