package dev.crmbridge.bridge.outlook;

/** Outlook answered in a shape that its object model excludes; ends the operation as a bug, never as data. */
final class BrokenAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenAnswer(String message) {
        super(message);
    }
}
