package dev.crmbridge.service.api;

import dev.crmbridge.sync.ItemStatus;
import java.util.List;

/** A command that the security role does not allow, with its reason. */
public record BarredJson(String command, String code, String reason) {
    /** @return the same in JSON */
    public static List<BarredJson> all(List<ItemStatus.Barred> barred) {
        return barred.stream()
                .map(one -> new BarredJson(one.command().word(), one.code().word(), one.reason()))
                .toList();
    }
}
