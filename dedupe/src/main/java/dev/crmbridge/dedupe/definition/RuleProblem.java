package dev.crmbridge.dedupe.definition;

/**
 * Why a rule or condition is refused.
 *
 * @param code number and name as Dataverse documents them
 * @param reason for a person: what is wrong and with which column
 */
public record RuleProblem(Code code, String reason) {
    /** Documented error codes. */
    public enum Code {
        CANNOT_PUBLISH_EMPTY_RULE("0x80048414"),
        INVALID_OPERATOR_CODE("0x80048415"),
        CANNOT_PUBLISH_MORE_RULES("0x80048419"),
        MAX_MATCH_CODE_LENGTH_EXCEEDED("0x80048429"),
        NOT_SUPPORTED_ON_ATTRIBUTE_TYPE("0x80048430");

        private final String number;

        Code(String number) {
            this.number = number;
        }

        /** @return the number as the Web API writes it */
        public String number() {
            return number;
        }
    }
}
