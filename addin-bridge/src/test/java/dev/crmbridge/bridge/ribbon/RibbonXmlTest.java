package dev.crmbridge.bridge.ribbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class RibbonXmlTest {
    private static final Path NATIVE = Path.of("src/main/native");
    private static final Path XML = NATIVE.resolve("ribbon/xml");
    private static final Pattern TOKEN = Pattern.compile("\\{\\{(\\w+)(?: (\\w+))?}}");
    private static final Pattern CALLBACK = Pattern.compile("^CRM_CALLBACK\\((\\w+), (\\d+)\\)$", Pattern.MULTILINE);
    private static final Pattern SHAPE = Pattern.compile("^    \\{\"(\\w+)\", Form::", Pattern.MULTILINE);

    /** A line of ribbons.txt. */
    record Ribbon(String id, String file, String place) {}

    static List<Ribbon> ribbons() throws IOException {
        try (Stream<String> lines = Files.lines(XML.resolve("ribbons.txt"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 3))
                    .map(parts -> new Ribbon(parts[0], parts[1], parts[2]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ribbons")
    void everyRibbonKeepsTheRules(Ribbon ribbon) throws Exception {
        assertThat(CustomUiRules.violations(xmlOf(ribbon))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ribbons")
    void everyCallbackIsInTheAddInsTable(Ribbon ribbon) throws Exception {
        assertThat(table()).containsAll(CustomUiRules.callbacks(xmlOf(ribbon)).keySet());
    }

    @Test
    void callbackNamesAndNumbersAreUnique() throws Exception {
        List<MatchResult> rows = callbackRows();
        assertThat(rows).hasSizeGreaterThan(5);
        assertThat(rows.stream().map(row -> row.group(1))).doesNotHaveDuplicates();
        assertThat(rows.stream().map(row -> row.group(2))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("ribbons")
    void everyImageIsDrawn(Ribbon ribbon) throws Exception {
        Set<String> drawings = SHAPE.matcher(Files.readString(NATIVE.resolve("ribbon/drawing.cpp")))
                .results()
                .map(hit -> hit.group(1))
                .collect(Collectors.toSet());
        Pattern image = Pattern.compile(" image=\"(\\w+)\"");
        assertThat(image.matcher(text(ribbon)).results().map(hit -> hit.group(1)))
                .isNotEmpty()
                .allMatch(drawings::contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<button id=\"a\" label=\"x\" getLabel=\"GetLabel\"/>",
                "<button id=\"a\" colour=\"red\"/>",
                "<knob id=\"a\"/>",
                "<button/>",
                "<button id=\"a\"/><button id=\"a\"/>",
                "<splitButton id=\"a\"><button id=\"b\" size=\"large\"/><menu id=\"c\"/></splitButton>",
                "<splitButton id=\"a\"><menu id=\"c\"/><button id=\"b\"/></splitButton>",
                "<dynamicMenu id=\"a\"/>",
                "<labelControl id=\"a\" keytip=\"L\"/>",
                "<button id=\"a\" label=\"\"/>",
                "<button id=\"1a\"/>"
            })
    void whatOfficeWouldDropIsFound(String inGroup) throws Exception {
        String xml = "<customUI xmlns=\"" + CustomUiRules.NAMESPACE
                + "\"><ribbon><tabs><tab idMso=\"TabTasks\"><group id=\"g\">" + inGroup
                + "</group></tab></tabs></ribbon></customUI>";
        assertThat(CustomUiRules.violations(parse(xml))).isNotEmpty();
    }

    private static Set<String> table() throws IOException {
        return callbackRows().stream().map(row -> row.group(1)).collect(Collectors.toSet());
    }

    private static List<MatchResult> callbackRows() throws IOException {
        return CALLBACK.matcher(Files.readString(NATIVE.resolve("ribbon/callbacks.def")))
                .results()
                .toList();
    }

    private static Element xmlOf(Ribbon ribbon) throws Exception {
        return parse(text(ribbon));
    }

    private static String text(Ribbon ribbon) throws IOException {
        return expanded(Files.readString(XML.resolve(ribbon.file() + ".xml")), ribbon.place());
    }

    /** Puts parts in as the add-in does. */
    private static String expanded(String text, String place) throws IOException {
        var result = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String at = token.group(2) == null ? place : token.group(2);
            String part = token.group(1).equals("place")
                    ? at
                    : expanded(Files.readString(XML.resolve(token.group(1) + ".xml")), at);
            token.appendReplacement(result, Matcher.quoteReplacement(part));
        }
        return token.appendTail(result).toString();
    }

    private static Element parse(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }
}
