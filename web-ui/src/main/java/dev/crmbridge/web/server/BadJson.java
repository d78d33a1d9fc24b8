package dev.crmbridge.web.server;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What is told about a text that cannot be read as JSON, in words of ours: those of the parser are for its programmers. Pure. */
public final class BadJson {
    private BadJson() {}

    /**
     * One sentence about the body of a request.
     *
     * @param broken what the parser found
     * @return with line and column, counted from 1, where the parser knows them
     */
    public static String sentence(JacksonException broken) {
        TokenStreamLocation at = broken.getLocation();
        boolean known = at != null && at.getLineNr() > 0 && at.getColumnNr() > 0;
        return problem(broken) + (known ? ": see line " + at.getLineNr() + ", column " + at.getColumnNr() + "." : ".");
    }

    private static String problem(JacksonException broken) {
        if (broken instanceof StreamConstraintsException) {
            return "The body is nested too deeply, or a name, text or number in it is too long";
        }
        return broken instanceof MismatchedInputException
                ? "The body is empty or has another form than is asked for here"
                : "The body is not JSON that can be read";
    }
}
