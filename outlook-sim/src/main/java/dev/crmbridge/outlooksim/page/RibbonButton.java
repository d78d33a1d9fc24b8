package dev.crmbridge.outlooksim.page;

import dev.crmbridge.web.page.Icon;
import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * A button of the ribbon.
 *
 * @param id command word of the scripts
 * @param tip what it does; a sentence that starts with a verb
 * @param keys keyboard short cut, empty for none
 * @param icon drawing among the shared icons, or {@code own:NAME} among the page's own
 * @param size large, small, or large with only a menu
 * @param menu id of its menu, null for none
 */
public record RibbonButton(
        String id,
        String label,
        String tip,
        String keys,
        String icon,
        Size size,
        @Nullable String menu) {
    /** How it is shown. */
    public enum Size {
        LARGE,
        SMALL,
        LARGE_MENU
    }

    /** @return whether it is a large button */
    public boolean large() {
        return size != Size.SMALL;
    }

    /** @return whether the whole button opens the menu */
    public boolean isMenuOnly() {
        return size == Size.LARGE_MENU;
    }

    /** @return its drawing */
    public Content drawing() {
        if (icon.startsWith("own:")) {
            String classes = large() ? "icon icon-large" : "icon";
            String name = icon.substring("own:".length());
            return output -> output.writeContent("<svg class=\"" + classes
                    + "\" aria-hidden=\"true\" focusable=\"false\"><use href=\"/assets/outlook-icons.svg#" + name
                    + "\"></use></svg>");
        }
        Icon shared = Icon.valueOf(icon);
        return large() ? shared.large() : shared.svg();
    }
}
