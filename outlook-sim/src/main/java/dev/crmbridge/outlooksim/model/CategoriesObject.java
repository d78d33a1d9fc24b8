package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.SimCategory;

/** The master category list. */
final class CategoriesObject extends CollectionObject {
    private static final Members<PlainObject<SimCategory>> CATEGORY = new Members<PlainObject<SimCategory>>()
            .get(0x2102, category -> ComValue.of(category.subject().name()))
            .property(
                    0xFBA3,
                    category -> ComValue.of(color(category)),
                    (category, value) -> category.model()
                            .mailbox()
                            .putCategory(category.subject().name(), Values.number(value)))
            .get(0xFBD0, category -> ComValue.of(category.subject().id()));

    private static final Members<CategoriesObject> MEMBERS = new Members<CategoriesObject>()
            .method(0x005F, 3, (all, args) -> {
                all.model().mailbox().putCategory(args.text(0), args.number(1, 0));
                return all.ref(all.named(args.text(0)));
            })
            .method(0x0052, 1, (all, args) -> {
                if (all.element(args.value(0)) instanceof Named category) {
                    all.model().mailbox().removeCategory(category.name());
                }
                return ComValue.EMPTY;
            });

    CategoriesObject(ObjectModel model, SimObject parent) {
        super(
                model,
                "_Categories",
                153,
                parent,
                () -> model.mailbox().categories().stream()
                        .map(category -> new PlainObject<>(
                                model,
                                new PlainObject.Look("_Category", 152, category.name()),
                                parent,
                                category,
                                CATEGORY))
                        .toList());
    }

    private static int color(PlainObject<SimCategory> category) {
        return category.model().mailbox().categories().stream()
                .filter(one -> one.name().equalsIgnoreCase(category.name()))
                .mapToInt(SimCategory::color)
                .findFirst()
                .orElse(0);
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
