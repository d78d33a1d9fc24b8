package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import java.util.List;

/** The Application object; one per model. */
final class ApplicationObject extends SimObject {
    private static final Members<ApplicationObject> MEMBERS = new Members<ApplicationObject>()
            .get(0x3001, application -> ComValue.of("Outlook"))
            .get(0x0116, application -> ComValue.of("16.0.0.17928"))
            .get(0x011C, application -> ComValue.of("{90160000-000F-0000-1000-0000000FF1CE}"))
            .get(0xFAD6, application -> ComValue.of("Outlook"))
            .get(0xFBF3, application -> ComValue.of(false))
            .method(0x0110, 1, (application, args) -> {
                if (!args.text(0).equalsIgnoreCase("MAPI")) {
                    throw Values.invalid("the only namespace is MAPI");
                }
                return application.ref(application.model().session());
            })
            .method(
                    0x0111,
                    0,
                    (application, args) ->
                            application.ref(application.model().windows().explorer()))
            .method(
                    0x0112,
                    0,
                    (application, args) ->
                            application.ref(application.model().windows().activeInspector()))
            .method(
                    0x011F,
                    0,
                    (application, args) ->
                            application.ref(application.model().windows().activeWindow()))
            .get(
                    0x0119,
                    application -> application.ref(application.model().windows().explorers()))
            .get(
                    0x011A,
                    application -> application.ref(application.model().windows().inspectors()))
            .get(
                    0x0118,
                    application -> application.ref(new CollectionObject(
                            application.model(), "COMAddIns", 0, application, List::<SimObject>of)))
            .get(0xFC29, application -> application.ref(TimeZones.all(application.model())))
            .method(0x010A, 1, (application, args) -> application.created(args.number(0)))
            .action(0x0113, application -> application.model().windows().quit());

    ApplicationObject(ObjectModel model) {
        super(model, "_Application", 0, null);
    }

    private ComValue created(int type) {
        ItemKind kind = ItemKind.ofType(type)
                .orElseThrow(
                        () -> new ComException(HResult.NOT_IMPLEMENTED, "the simulator has no items of type " + type));
        return ref(ItemObject.unsaved(
                model(), kind, model().mailbox().defaultFolder(kind.home()).entryId()));
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.call(this, dispid, args);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid);
    }
}
