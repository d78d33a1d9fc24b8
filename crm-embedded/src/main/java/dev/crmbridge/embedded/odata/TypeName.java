package dev.crmbridge.embedded.odata;

/** Names of types as annotations carry them. Source: OData JSON format 4.01, section 4.6.3. */
public final class TypeName {
    private TypeName() {}

    /**
     * @param annotation value of {@code @odata.type}, such as {@code #Microsoft.Dynamics.CRM.account}
     * @return the name without its namespace
     */
    public static String of(String annotation) {
        return annotation.replaceFirst("^#?Microsoft\\.Dynamics\\.CRM\\.", "");
    }
}
