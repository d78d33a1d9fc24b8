package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.bridge.outlook.dispid.AccessorIds;
import dev.crmbridge.sync.mailbox.ItemField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Through PropertyAccessor: one call for many properties, but the object-model guard may refuse it. */
final class AccessorAccess implements ItemAccess {
    private static final List<String> NAMES = Stream.of(
                    Stream.of(
                            SchemaNames.ENTRY_ID,
                            SchemaNames.PARENT_ENTRY_ID,
                            SchemaNames.MESSAGE_CLASS,
                            SchemaNames.CHANGE_KEY,
                            SchemaNames.CATEGORIES,
                            SchemaNames.GLOBAL_ID,
                            SchemaNames.TASK_RECURRING,
                            SchemaNames.TASK_OWNERSHIP,
                            SchemaNames.TASK_ACCEPTANCE,
                            SchemaNames.APPOINTMENT_RECURRING,
                            SchemaNames.MEETING_STATE),
                    MappedField.all().stream().map(MappedField::schema),
                    MarkProperties.NAMES.stream().map(SchemaNames::user))
            .flatMap(names -> names)
            .toList();
    private static final ComValue NAMES_ARRAY = array(NAMES);

    @Override
    public RawItem read(OpenedItem item, ComScope scope) {
        List<ComValue> answers = properties(item.accessor(scope), scope);
        Map<String, ComValue> values = new HashMap<>();
        Set<String> withheld = new HashSet<>();
        for (int i = 0; i < NAMES.size(); i++) {
            ComValue answer = answers.get(i);
            String name = NAMES.get(i);
            if (answer instanceof ComValue.Failure failure) {
                if (failure.scode() != HResult.NOT_FOUND) {
                    other(name, item.object(), values, withheld, scope);
                }
            } else if (!(answer instanceof ComValue.Empty) && !(answer instanceof ComValue.Null)) {
                values.put(name, answer);
            }
        }
        return new RawItem(values, withheld);
    }

    @Override
    public void set(
            OpenedItem item, Map<String, ComValue> userProperties, @Nullable Set<String> categories, ComScope scope) {
        List<String> names = new ArrayList<>();
        List<ComValue> given = new ArrayList<>();
        userProperties.forEach((name, value) -> {
            names.add(SchemaNames.user(name));
            given.add(value);
        });
        if (categories != null) {
            names.add(SchemaNames.CATEGORIES);
            given.add(array(List.copyOf(categories)));
        }
        ComValue answer =
                scope.call(item.accessor(scope), AccessorIds.SET_PROPERTIES, array(names), new ComValue.Array(given));
        if (answer instanceof ComValue.Array results) {
            for (ComValue result : results.elements()) {
                if (result instanceof ComValue.Failure failure) {
                    throw new ComException(failure.scode(), "a property of the mark was not taken");
                }
            }
        }
    }

    private static List<ComValue> properties(ComObject accessor, ComScope scope) {
        ComValue answer = scope.call(accessor, AccessorIds.GET_PROPERTIES, NAMES_ARRAY);
        if (!(answer instanceof ComValue.Array array) || array.elements().size() != NAMES.size()) {
            throw new BrokenAnswer("GetProperties did not answer with one value per name");
        }
        return array.elements();
    }

    /** A property that exists but was not given, as a long text: its member may still tell it. */
    private static void other(
            String name, ComObject item, Map<String, ComValue> values, Set<String> withheld, ComScope scope) {
        MappedField mapped = MappedField.all().stream()
                .filter(field -> field.schema().equals(name))
                .findFirst()
                .orElse(null);
        if (mapped == null) {
            withheld.add(name.substring(name.lastIndexOf('/') + 1));
        } else if (mapped.field() == ItemField.BODY || mapped.field() == ItemField.SUBJECT) {
            MemberAccess.member(mapped, item, values, withheld, scope);
        } else {
            withheld.add(ItemDecoder.memberName(mapped.field()));
        }
    }

    private static ComValue array(List<String> names) {
        return new ComValue.Array(names.stream().map(ComValue::of).toList());
    }
}
