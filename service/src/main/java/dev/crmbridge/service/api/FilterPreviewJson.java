package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.FilterPreview;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a filter would do, in JSON.
 *
 * @param trouble why the counts are not known, as a sentence, or null
 */
record FilterPreviewJson(
        String name,
        String title,
        int matching,
        int come,
        int here,
        int stayOut,
        int leave,
        boolean confirm,
        List<ExampleJson> examples,
        @Nullable String trouble) {
    /** One record of a preview; {@code effect} is {@code come}, {@code stay-out} or {@code leave}. */
    record ExampleJson(RecordJson record, String effect, String name, String reason) {}

    static FilterPreviewJson of(FilterPreview preview, Function<RecordRef, URI> urls) {
        return new FilterPreviewJson(
                preview.filter().word(),
                preview.filter().title(),
                preview.matching(),
                preview.come(),
                preview.here(),
                preview.stayOut(),
                preview.leave(),
                preview.confirm(),
                preview.examples().stream()
                        .map(example -> new ExampleJson(
                                RecordJson.of(example.record(), urls),
                                example.effect().word(),
                                example.name(),
                                example.reason()))
                        .toList(),
                preview.trouble());
    }
}
