package dev.crmbridge.acceptance.com;

/** How a {@link ScriptedService} behaves. */
enum Manner {
    /** As the service does; whatever is tracked is linked at once. */
    PROPER,
    /** Closes every connection instead of answering. */
    CLOSES,
    /** Cannot prove that it is the service. */
    STRANGER,
    /** Takes the connection and never answers the challenge. */
    MUTE,
    /** Proves itself, then answers with something that is not HTTP. */
    GARBAGE,
    /** Proves itself, then closes in the middle of the answer. */
    HALF,
    /** Proves itself, then sends a head that does not end. */
    FLOOD,
    /** Proves itself, then keeps every answer to itself until its manner changes. */
    SLOW
}
