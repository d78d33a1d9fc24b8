package dev.crmbridge.outlooksim.model;

import dev.crmbridge.outlooksim.filter.Filter;
import dev.crmbridge.outlooksim.filter.FilterValue;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a folder, in which order. Immutable.
 *
 * @param folderId the folder
 * @param filter which of its items
 * @param properties the properties the filter and the order use, by name
 * @param sortBy name of the property that orders, null for no order
 * @param descending whether largest first
 */
record ItemQuery(
        String folderId,
        Filter filter,
        Map<String, ItemProperty> properties,
        @Nullable String sortBy,
        boolean descending) {
    ItemQuery {
        properties = Map.copyOf(properties);
    }

    static ItemQuery all(String folderId) {
        return new ItemQuery(folderId, new Filter.All(), Map.of(), null, false);
    }

    /** @throws dev.crmbridge.bridge.com.ComException INVALID_ARGUMENT for an unknown or blocked property */
    ItemQuery restricted(ObjectModel model, SimFolder folder, String text) {
        Filter more = Filter.parse(text);
        Map<String, ItemProperty> known = new HashMap<>(properties);
        for (String name : more.names()) {
            known.put(name, property(model, folder, name));
        }
        Filter both = filter instanceof Filter.All ? more : new Filter.And(filter, more);
        return new ItemQuery(folderId, both, known, sortBy, descending);
    }

    ItemQuery sorted(ObjectModel model, SimFolder folder, String name, boolean largestFirst) {
        String plain = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        if (List.of("body", "categories", "entryid").contains(plain.toLowerCase(Locale.ROOT))) {
            throw Values.invalid("items cannot be sorted by " + plain);
        }
        Map<String, ItemProperty> known = new HashMap<>(properties);
        known.put(plain, property(model, folder, plain));
        return new ItemQuery(folderId, filter, known, plain, largestFirst);
    }

    /** @return the items now */
    List<SimItem> items(ObjectModel model) {
        ZoneId zone = model.mailbox().zone();
        List<SimItem> found = model.mailbox().items(folderId).stream()
                .filter(item -> matches(item, zone))
                .toList();
        String order = sortBy;
        ItemProperty property = order == null ? null : properties.get(order);
        if (property == null) {
            return found;
        }
        Comparator<SimItem> byValue =
                Comparator.comparing(item -> property.reader().read(ItemView.of(item)), ItemQuery::compare);
        return found.stream().sorted(descending ? byValue.reversed() : byValue).toList();
    }

    boolean matches(SimItem item, ZoneId zone) {
        return item.folderId().equals(folderId) && matches(ItemView.of(item), zone);
    }

    boolean matches(ItemView view, ZoneId zone) {
        return filter.matches(name -> {
            ItemProperty property = properties.get(name);
            PropertyValue value = property == null ? null : property.reader().read(view);
            return value == null || property == null
                    ? null
                    : comparable(value, property.namespace() ? ZoneOffset.UTC : zone);
        });
    }

    private static ItemProperty property(ObjectModel model, SimFolder folder, String name) {
        if (PropertyNames.isBlockedInFilters(name)) {
            throw Values.invalid("the property '" + name + "' cannot be used here");
        }
        return model.names()
                .find(name, folder)
                .orElseThrow(() -> Values.invalid("the property '" + name + "' is unknown in this folder"));
    }

    static FilterValue comparable(PropertyValue value, ZoneId zone) {
        if (value instanceof PropertyValue.Text text) {
            return new FilterValue.Text(text.value());
        } else if (value instanceof PropertyValue.Int number) {
            return new FilterValue.Number(number.value());
        } else if (value instanceof PropertyValue.Real number) {
            return new FilterValue.Number(number.value());
        } else if (value instanceof PropertyValue.Flag flag) {
            return new FilterValue.Flag(flag.value());
        } else if (value instanceof PropertyValue.Moment moment) {
            return new FilterValue.Time(LocalDateTime.ofInstant(moment.value(), zone));
        } else if (value instanceof PropertyValue.Day day) {
            return new FilterValue.Time(day.value().atStartOfDay());
        } else if (value instanceof PropertyValue.Binary binary) {
            return new FilterValue.Text(StoredValues.hex(binary.value()));
        } else if (value instanceof PropertyValue.Texts texts) {
            return new FilterValue.Texts(texts.value());
        }
        throw new IllegalArgumentException("unknown value " + value);
    }

    private static int compare(@Nullable PropertyValue left, @Nullable PropertyValue right) {
        if (left == null || right == null) {
            return left == null ? (right == null ? 0 : -1) : 1;
        }
        FilterValue one = comparable(left, ZoneOffset.UTC);
        FilterValue two = comparable(right, ZoneOffset.UTC);
        if (one instanceof FilterValue.Number a && two instanceof FilterValue.Number b) {
            return Double.compare(a.value(), b.value());
        } else if (one instanceof FilterValue.Time a && two instanceof FilterValue.Time b) {
            return a.value().compareTo(b.value());
        } else if (one instanceof FilterValue.Text a && two instanceof FilterValue.Text b) {
            return a.value().compareToIgnoreCase(b.value());
        }
        return one.toString().compareTo(two.toString());
    }
}
