package dev.crmbridge.outlooksim.mailbox;

/**
 * A named property in the public-strings set.
 *
 * @param name as first written; looked up without regard to case
 * @param type OlUserPropertyType, e.g. 1 text, 3 number, 5 date/time, 6 yes/no
 * @param defined whether it is a user property of the item; false when only a property accessor wrote the value
 * @param value its value
 */
public record UserField(String name, int type, boolean defined, PropertyValue value) {
    public static final int TEXT = 1;
    public static final int NUMBER = 3;
    public static final int DATE_TIME = 5;
    public static final int YES_NO = 6;
    public static final int DURATION = 7;
    public static final int KEYWORDS = 11;
    public static final int PERCENT = 12;
    public static final int CURRENCY = 14;
    public static final int INTEGER = 20;
}
