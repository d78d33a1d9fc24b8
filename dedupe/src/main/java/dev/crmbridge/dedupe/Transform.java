package dev.crmbridge.dedupe;

import java.util.List;

/**
 * A pure function that makes texts comparable beyond case and accents, for example phone numbers however they are
 * written. Thread-safe.
 *
 * <p>A value may have several keys: two values are equal when they share one.
 */
public interface Transform {
    /**
     * @return name, version and parameter, e.g. {@code phone/1(DE)}; a function that gives other keys has another id, so
     *     that stored matchcodes are known to be out of date
     */
    String id();

    /** @return the keys of {@code text}, which is not blank; empty when it means nothing here, like a blank */
    List<String> keys(String text);
}
