package dev.crmbridge.outlooksim.imports;

/** A file that cannot be imported as a whole; nothing of it was imported. */
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * @param file name of the file as given
     * @param line line the reason was found at, or 0 when it concerns the whole file
     * @param reason what is wrong, in words
     */
    public ImportException(String file, int line, String reason) {
        super(line > 0 ? file + ", line " + line + ": " + reason : file + ": " + reason);
        this.line = line;
    }

    /** @return the line, or 0 */
    public int line() {
        return line;
    }
}
