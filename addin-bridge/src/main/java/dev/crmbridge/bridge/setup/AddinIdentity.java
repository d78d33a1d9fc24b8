package dev.crmbridge.bridge.setup;

import dev.crmbridge.bridge.registry.RegistryKey;
import java.util.List;

/**
 * Names under which Outlook and Windows know the add-in and the sinks of Outlook's events.
 *
 * <p>They are constants of the files that are registered: {@code addin-bridge/src/main/native/identity.h} and
 * {@code …/events/crmbridge-events.idl}.
 */
public final class AddinIdentity {
    /** ProgID of the add-in. */
    public static final String PROGRAM_ID = "CrmBridge.Addin";
    /** Class of the add-in. */
    public static final String CLASS_ID = "{D758EC63-9FF9-4D41-8C8C-18B5F83A3605}";
    /** Name in Outlook's list of add-ins. */
    public static final String FRIENDLY_NAME = "CRM Bridge for Outlook";
    /** Text in Outlook's list of add-ins. */
    public static final String DESCRIPTION = "Tracks tasks, appointments and contacts in CRM.";
    /** File of the add-in, the same for both widths. */
    public static final String ADDIN_FILE = "crmbridge-addin.dll";

    /** Id of the type library of the event sinks. */
    public static final String LIBRARY_ID = "{3AA9598A-3988-4C15-B93D-3AA756980E3F}";
    /** Name of the type library. */
    public static final String LIBRARY_NAME = "CRM Bridge: Outlook's events";
    /** File of the type library. */
    public static final String LIBRARY_FILE = "crmbridge-events.tlb";

    /** Where Outlook looks for add-ins of this user. */
    public static final RegistryKey ADDIN_KEY =
            RegistryKey.user("Software\\Microsoft\\Office\\Outlook\\Addins\\" + PROGRAM_ID);
    /** Settings that the add-in reads. */
    public static final RegistryKey SETTINGS_KEY = RegistryKey.user("Software\\CRM Bridge");

    /** ProgIDs that lead to the coclasses of the type library. */
    static final List<Sink> SINKS = List.of(
            new Sink("CrmBridge.ApplicationSink", "{D426427A-9BEB-4F59-AECB-7E3D16871F32}"),
            new Sink("CrmBridge.ItemsSink", "{B35ADA2E-A28B-4CCF-AE40-E1FE574E76C4}"),
            new Sink("CrmBridge.FolderSink", "{756E4073-01CF-4F63-9276-1E7FB7315E80}"));

    private AddinIdentity() {}

    /** One set of events. */
    record Sink(String programId, String classId) {}

    /** @return key with the path of the add-in's file for programs of one width */
    public static RegistryKey serverKey(Bitness bitness) {
        return classKey(bitness).child("InprocServer32");
    }

    static RegistryKey classKey(Bitness bitness) {
        return RegistryKey.user(bitness.classes() + "\\" + CLASS_ID);
    }

    static RegistryKey programKey(String programId) {
        return RegistryKey.user("Software\\Classes\\" + programId);
    }

    /**
     * @param officeVersion such as {@code 16.0}
     * @return where Outlook keeps what it switched off, and what it must not switch off
     */
    public static RegistryKey resiliencyKey(String officeVersion) {
        return RegistryKey.user("Software\\Microsoft\\Office\\" + officeVersion + "\\Outlook\\Resiliency");
    }
}
