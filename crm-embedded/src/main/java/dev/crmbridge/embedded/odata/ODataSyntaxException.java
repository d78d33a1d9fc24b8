package dev.crmbridge.embedded.odata;

import java.util.List;

/** A URL part that is not valid OData. The message says what was expected and where. */
public final class ODataSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * @param problem what is wrong
     * @param position index of the offending character, from 0
     * @param text the whole text
     */
    public ODataSyntaxException(String problem, int position, String text) {
        super(problem + " at position " + position + " in '" + text + "'.");
        this.position = position;
    }

    private ODataSyntaxException(String message) {
        super(message);
        this.position = 0;
    }

    /** A query option that does not exist; ignored, it would answer what nobody asked for. */
    static ODataSyntaxException unknownOption(String name, List<String> known) {
        return new ODataSyntaxException(
                "There is no query option '" + name + "'. Known: " + String.join(", ", known) + ".");
    }

    /** Index of the offending character, from 0. */
    public int position() {
        return position;
    }
}
