package dev.crmbridge.crm;

import java.util.Map;

/**
 * What the user's roles allow.
 *
 * @param depths privilege name, lower case (e.g. {@code prvcreateactivity}) → depth; a name that is absent is not held
 */
public record Privileges(Map<String, Depth> depths) {
    /** How far a privilege reaches. */
    public enum Depth {
        BASIC,
        LOCAL,
        DEEP,
        GLOBAL
    }

    public Privileges {
        depths = Map.copyOf(depths);
    }

    /** @return whether the user holds {@code privilege} at any depth; case does not matter */
    public boolean holds(String privilege) {
        return depths.containsKey(privilege.toLowerCase(java.util.Locale.ROOT));
    }

    /** @return what a person is told who lacks {@code privilege} */
    public static String lacking(String privilege) {
        return "Your security role lacks the privilege " + privilege + ". Ask your administrator for it.";
    }

    /** @return whether the user has no role at all */
    public boolean none() {
        return depths.isEmpty();
    }
}
