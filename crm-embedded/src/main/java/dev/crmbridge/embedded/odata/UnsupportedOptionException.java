package dev.crmbridge.embedded.odata;

/** A query option that exists in OData or Dataverse but is not offered here. */
public final class UnsupportedOptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String option;

    /** @param option name of the option, as in the address */
    public UnsupportedOptionException(String option) {
        super("The query option '" + option + "' is not supported by this server.");
        this.option = option;
    }

    /** Name of the option. */
    public String option() {
        return option;
    }
}
