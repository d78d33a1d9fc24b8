package dev.crmbridge.embedded.faults;

/** A way to misbehave. */
public enum Fault {
    /** The request is carried out, then the connection is cut without an answer. */
    ANSWER_LOST,
    /** The request is carried out twice; the second answer is sent. */
    DOUBLED,
    /** 429 with Retry-After, nothing carried out. */
    THROTTLED,
    /** 503, nothing carried out. */
    UNAVAILABLE,
    /** The request is carried out, headers are sent, the body never comes. */
    BODY_STALLS,
    /** 412 with 0x80060882, nothing carried out. */
    PRECONDITION_FAILED
}
