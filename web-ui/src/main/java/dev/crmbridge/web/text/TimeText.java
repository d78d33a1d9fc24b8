package dev.crmbridge.web.text;

/**
 * A moment or day as text, with the exact value beside it.
 *
 * @param text what a person reads; AM/PM is preceded by a plain space on every JDK
 * @param iso value for {@code <time datetime>}: a date, or a date-time with offset
 */
public record TimeText(String text, String iso) {}
