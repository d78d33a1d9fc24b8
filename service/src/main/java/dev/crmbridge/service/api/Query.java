package dev.crmbridge.service.api;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Query parameters, read strictly. */
public final class Query {
    private Query() {}

    /** @return a whole number from {@code least} to {@code most}, or {@code otherwise} when absent */
    public static int number(Context ctx, String name, int otherwise, int least, int most) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a number out of range
        }
        throw Body.bad("bad-request", "“" + name + "” must be a whole number from " + least + " to " + most + ".");
    }

    /** @return true or false, or null when absent */
    public static @Nullable Boolean flag(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw Body.bad("bad-request", "“" + name + "” must be true or false.");
        };
    }
}
