package dev.crmbridge.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What can be checked of accessibility by a program. */
final class Accessibility {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    /** Fails when axe finds something or the page scrolls sideways. */
    static void check(Page page, String name) {
        check(page, name, new AxeBuilder(page));
    }

    /** As {@link #check(Page, String)}, for a long table: axe looks at its first rows only, because it takes 0.1 s for each. */
    static void checkBeginning(Page page, String name) {
        check(page, name, new AxeBuilder(page).exclude("tbody tr:nth-child(n+6)"));
    }

    private static void check(Page page, String name, AxeBuilder axe) {
        fits(page, name);
        List<String> violations = axe.withTags(RULES).analyze().getViolations().stream()
                .map(Accessibility::described)
                .toList();
        assertThat(violations).describedAs(where(page, name)).isEmpty();
    }

    /** Fails when the page scrolls sideways, once its fonts are there. */
    static void fits(Page page, String name) {
        page.waitForLoadState();
        page.evaluate("() => document.fonts.ready");
        Object overflow = page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth");
        assertThat(((Number) overflow).intValue())
                .describedAs(where(page, name) + " scrolls sideways by")
                .isLessThanOrEqualTo(0);
    }

    private static String where(Page page, String name) {
        return name + " at " + page.viewportSize().width + " px";
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }
}
