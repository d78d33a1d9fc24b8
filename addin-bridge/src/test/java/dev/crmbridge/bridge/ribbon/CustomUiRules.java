package dev.crmbridge.bridge.ribbon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The rules for ribbon XML of Office 2010 and later (customUI 2009/07) as far as the add-in uses it. One violation makes Office
 * drop the whole customisation without a word, so everything not known here counts as one.
 *
 * <p>Source of the rules: [MS-CUSTOMUI2], the schema of the namespace.
 */
final class CustomUiRules {
    static final String NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui";
    private static final int LONGEST_TEXT = 1024;

    private static final Set<String> POSITION =
            Set.of("insertAfterMso", "insertBeforeMso", "insertAfterQ", "insertBeforeQ");
    private static final Set<String> VISIBLE = Set.of("visible", "getVisible");
    private static final Set<String> ENABLED = Set.of("enabled", "getEnabled");
    private static final Set<String> LABEL = Set.of("label", "getLabel");
    private static final Set<String> TIPS = Set.of("screentip", "getScreentip", "supertip", "getSupertip");
    private static final Set<String> IMAGE = Set.of("image", "imageMso", "getImage");
    private static final Set<String> SHOWN = Set.of("showLabel", "getShowLabel", "showImage", "getShowImage");
    private static final Set<String> SIZE = Set.of("size", "getSize");
    private static final Set<String> KEYTIP = Set.of("keytip", "getKeytip");
    private static final Set<String> IDS = Set.of("id", "idQ", "idMso", "tag");
    private static final Set<String> DESCRIPTION = Set.of("description", "getDescription");

    private static final Set<String> MENU_ITEMS =
            Set.of("button", "toggleButton", "menu", "dynamicMenu", "splitButton", "menuSeparator");

    private static final Set<String> COMMON = union(IDS, POSITION, VISIBLE, ENABLED, LABEL, TIPS, IMAGE, SHOWN, KEYTIP);

    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("customUI", Set.of("onLoad", "loadImage", "xmlns")),
            Map.entry("ribbon", Set.of("startFromScratch")),
            Map.entry("tabs", Set.of()),
            Map.entry("contextualTabs", Set.of()),
            Map.entry("contextMenus", Set.of()),
            Map.entry("contextMenu", Set.of("idMso")),
            Map.entry("tabSet", union(Set.of("idMso"), VISIBLE)),
            Map.entry("tab", union(IDS, POSITION, VISIBLE, LABEL, KEYTIP)),
            Map.entry(
                    "group",
                    union(IDS, POSITION, VISIBLE, LABEL, TIPS, IMAGE, KEYTIP, Set.of("autoScale", "centerVertically"))),
            Map.entry(
                    "labelControl",
                    union(IDS, POSITION, VISIBLE, ENABLED, LABEL, TIPS, Set.of("showLabel", "getShowLabel"))),
            Map.entry("button", union(COMMON, SIZE, DESCRIPTION, Set.of("onAction"))),
            Map.entry("toggleButton", union(COMMON, SIZE, DESCRIPTION, Set.of("onAction", "getPressed"))),
            Map.entry("menu", union(COMMON, SIZE, DESCRIPTION, Set.of("itemSize", "title", "getTitle", "xmlns"))),
            Map.entry("dynamicMenu", union(COMMON, SIZE, DESCRIPTION, Set.of("getContent", "invalidateContentOnDrop"))),
            Map.entry(
                    "splitButton",
                    union(IDS, POSITION, VISIBLE, ENABLED, KEYTIP, SIZE, Set.of("showLabel", "getShowLabel"))),
            Map.entry("menuSeparator", union(Set.of("id", "idQ", "tag", "title", "getTitle"), POSITION)));

    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("customUI", Set.of("ribbon", "contextMenus")),
            Map.entry("ribbon", Set.of("tabs", "contextualTabs")),
            Map.entry("tabs", Set.of("tab")),
            Map.entry("contextualTabs", Set.of("tabSet")),
            Map.entry("tabSet", Set.of("tab")),
            Map.entry("tab", Set.of("group")),
            Map.entry("group", Set.of("splitButton", "button", "toggleButton", "menu", "dynamicMenu", "labelControl")),
            Map.entry("splitButton", Set.of("button", "toggleButton", "menu")),
            Map.entry("menu", MENU_ITEMS),
            Map.entry("contextMenus", Set.of("contextMenu")),
            Map.entry("contextMenu", MENU_ITEMS));

    private static final List<Set<String>> EXCLUSIVE = List.of(
            VISIBLE,
            ENABLED,
            LABEL,
            IMAGE,
            SIZE,
            KEYTIP,
            DESCRIPTION,
            Set.of("screentip", "getScreentip"),
            Set.of("supertip", "getSupertip"),
            Set.of("id", "idQ", "idMso"));

    private final List<String> violations = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /** @return what is wrong below {@code root}, each with the element it is wrong at; empty when nothing is */
    static List<String> violations(Element root) {
        var rules = new CustomUiRules();
        rules.check(root, "");
        return rules.violations;
    }

    /** @return attributes that name a callback, with the elements that use them */
    static Map<String, String> callbacks(Element root) {
        Map<String, String> named = new HashMap<>();
        collect(root, named);
        return named;
    }

    private static void collect(Element element, Map<String, String> named) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String name = attribute.getName();
            if (name.startsWith("get")
                    || name.equals("onAction")
                    || name.equals("onLoad")
                    || name.equals("loadImage")) {
                named.put(attribute.getValue(), element.getTagName() + "/" + name);
            }
        }
        children(element).forEach(child -> collect(child, named));
    }

    private void check(Element element, String parent) {
        String name = element.getLocalName();
        String where = name + " " + element.getAttribute("id") + element.getAttribute("idMso");
        if (!NAMESPACE.equals(element.getNamespaceURI())) {
            violations.add(where + ": wrong namespace");
        }
        Set<String> allowed = ATTRIBUTES.get(name);
        if (allowed == null) {
            violations.add(where + ": unknown element");
            return;
        }
        checkAttributes(element, where, allowed, parent);
        checkChildren(element, where);
        children(element).forEach(child -> check(child, name));
    }

    private void checkAttributes(Element element, String where, Set<String> allowed, String parent) {
        Set<String> present = new HashSet<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            present.add(attribute.getName());
            if (!allowed.contains(attribute.getName())) {
                violations.add(where + ": attribute " + attribute.getName());
            }
            if (attribute.getValue().isEmpty() || attribute.getValue().length() > LONGEST_TEXT) {
                violations.add(where + ": length of " + attribute.getName());
            }
        }
        for (Set<String> group : EXCLUSIVE) {
            if (present.stream().filter(group::contains).count() > 1) {
                violations.add(where + ": only one of " + group);
            }
        }
        boolean insideMenu = parent.equals("menu") || parent.equals("contextMenu");
        if ((insideMenu || parent.equals("splitButton")) && (present.contains("size") || present.contains("getSize"))) {
            violations.add(where + ": no size here");
        }
        if (parent.equals("splitButton")
                && !element.getLocalName().equals("menu")
                && present.stream().anyMatch(VISIBLE::contains)) {
            violations.add(where + ": the split button decides whether it is visible");
        }
        String id = element.getAttribute("id");
        if (!id.isEmpty() && (!ids.add(id) || !id.matches("[A-Za-z_][A-Za-z0-9_.]*"))) {
            violations.add(where + ": the id is not unique or not a name");
        }
        if (allowed.contains("id") && !present.contains("id") && !present.contains("idMso") && !parent.isEmpty()) {
            violations.add(where + ": no id");
        }
        if (element.getLocalName().equals("dynamicMenu") && !present.contains("getContent")) {
            violations.add(where + ": no getContent");
        }
        if (element.getAttribute("keytip").length() > 3) {
            violations.add(where + ": keytip longer than 3");
        }
    }

    private void checkChildren(Element element, String where) {
        Set<String> allowed = CHILDREN.getOrDefault(element.getLocalName(), Set.of());
        List<String> names =
                children(element).stream().map(Element::getLocalName).toList();
        names.stream()
                .filter(name -> !allowed.contains(name))
                .forEach(name -> violations.add(where + ": child " + name));
        if (element.getLocalName().equals("splitButton")
                && !(names.size() == 2
                        && names.get(1).equals("menu")
                        && !names.get(0).equals("menu"))) {
            violations.add(where + ": a button and then a menu");
        }
        if (element.getLocalName().equals("customUI") && names.equals(List.of("contextMenus", "ribbon"))) {
            violations.add(where + ": the ribbon comes before context menus");
        }
        if (element.getLocalName().equals("ribbon") && names.equals(List.of("contextualTabs", "tabs"))) {
            violations.add(where + ": tabs come before contextual tabs");
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }
}
