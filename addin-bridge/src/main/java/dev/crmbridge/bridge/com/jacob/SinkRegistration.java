package dev.crmbridge.bridge.com.jacob;

/**
 * Whether the ProgIDs of the event sinks are registered as they must be. Jacob takes the CLSID from the registry and crashes the
 * JVM when the type library does not know it, so this is asked first.
 */
@FunctionalInterface
interface SinkRegistration {
    /** @return whether {@code programId} leads to {@code classId} (with braces) */
    boolean leadsTo(String programId, String classId);

    /** @return what the registry says, the person's part before the computer's */
    static SinkRegistration registry() {
        return (programId, classId) -> RegistryLook.text("HKCR\\" + programId + "\\CLSID", "")
                .filter(classId::equalsIgnoreCase)
                .isPresent();
    }
}
