package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import java.util.Map;

/** The fields of a folder. */
final class UserDefinedPropertiesObject extends CollectionObject {
    private static final Members<PlainObject<Map.Entry<String, Integer>>> FIELD = new Members<
                    PlainObject<Map.Entry<String, Integer>>>()
            .get(0x2102, field -> ComValue.of(field.subject().getKey()))
            .get(0x0070, field -> ComValue.of(field.subject().getKey()))
            .get(0x006D, field -> ComValue.of(field.subject().getValue()));

    private static final Members<UserDefinedPropertiesObject> MEMBERS = new Members<UserDefinedPropertiesObject>()
            .method(0x0066, 4, (all, args) -> {
                all.model().mailbox().addFolderField(all.folder.entryId(), args.text(0), args.number(1));
                return all.ref(all.named(args.text(0)));
            })
            .method(
                    0x0067,
                    1,
                    (all, args) -> all.folder.folder().userFields().keySet().stream()
                            .filter(args.text(0)::equalsIgnoreCase)
                            .findFirst()
                            .map(name -> all.ref(all.named(name)))
                            .orElse(ComValue.NOTHING))
            .action(0xFA45, all -> {});

    private final FolderObject folder;

    UserDefinedPropertiesObject(FolderObject folder) {
        super(
                folder.model(),
                "_UserDefinedProperties",
                172,
                folder,
                () -> folder.folder().userFields().entrySet().stream()
                        .map(field -> new PlainObject<>(
                                folder.model(),
                                new PlainObject.Look("_UserDefinedProperty", 171, field.getKey()),
                                folder,
                                field,
                                FIELD))
                        .toList());
        this.folder = folder;
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.has(dispid) ? MEMBERS.call(this, dispid, args) : super.call(dispid, args);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid) || super.implemented(dispid);
    }
}
