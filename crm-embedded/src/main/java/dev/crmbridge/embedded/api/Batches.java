package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.batch.BatchException;
import dev.crmbridge.embedded.batch.BatchPart;
import dev.crmbridge.embedded.batch.BatchReader;
import dev.crmbridge.embedded.batch.BatchWriter;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.sqlite.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs batches. A changeset is one transaction: when one of its requests fails, none of them happened and the whole set
 * has that one answer. Source: Dataverse Web API, "Execute batch operations".
 */
final class Batches {
    private final WebApi api;

    Batches(WebApi api) {
        this.api = api;
    }

    ApiResponse run(Call call) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        if (call.session().inBatch()) {
            throw CrmError.ODATA.with("A batch inside a batch is not allowed.");
        }
        String contentType = call.request().header("Content-Type").orElse("");
        List<BatchPart.Group> groups;
        try {
            groups = BatchReader.read(contentType, call.request().text());
        } catch (BatchException e) {
            throw CrmError.ODATA.with(String.valueOf(e.getMessage()));
        }
        BatchWriter writer = new BatchWriter(
                api.records().environment().ids().get().toString().replace("-", ""));
        int status = 200;
        for (BatchPart.Group group : groups) {
            int worst = group.atomic()
                    ? changeset(call, group, writer)
                    : single(call, group.parts().get(0), writer);
            if (worst >= 400 && !call.preferences().continueOnError()) {
                status = worst;
                break;
            }
        }
        return new ApiResponse(status, Map.of("Content-Type", writer.contentType()), writer.finish());
    }

    private int single(Call call, BatchPart part, BatchWriter writer) {
        Session session = new Session(call.session().caller(), call.session().transactions(), Map.of(), true);
        ApiResponse response = handle(call, part, session);
        writer.single(answer(part, response));
        return response.status();
    }

    private ApiResponse handle(Call call, BatchPart part, Session session) {
        try {
            return api.handle(request(call, part, session), session);
        } catch (RuntimeException e) {
            return Errors.of(e);
        }
    }

    private int changeset(Call call, BatchPart.Group group, BatchWriter writer) {
        List<BatchPart> tried = new ArrayList<>();
        try {
            List<BatchWriter.Answer> answers = call.session().transactions().write(tx -> {
                Map<String, String> ids = new HashMap<>();
                Session session = new Session(call.session().caller(), Transactions.joined(tx), ids, true);
                List<BatchWriter.Answer> done = new ArrayList<>();
                for (BatchPart part : group.parts()) {
                    tried.add(part);
                    ApiResponse response = api.run(request(call, part, session), session);
                    String address = response.headers().get("OData-EntityId");
                    if (address != null) {
                        ids.put(part.contentId(), address);
                    }
                    done.add(answer(part, response));
                }
                return done;
            });
            writer.changeset(answers);
            return 200;
        } catch (RuntimeException e) {
            api.logUnexpected(e);
            ApiResponse failure = Errors.of(e);
            writer.changeset(List.of(answer(tried.get(tried.size() - 1), failure)));
            return failure.status();
        }
    }

    private static ApiRequest request(Call call, BatchPart part, Session session) {
        String url = Addresses.relative(Addresses.expanded(session, part.url()));
        return new ApiRequest(
                part.method(),
                call.request().root(),
                url,
                part.headers(),
                part.body().strip().getBytes(StandardCharsets.UTF_8));
    }

    private static BatchWriter.Answer answer(BatchPart part, ApiResponse response) {
        return new BatchWriter.Answer(part.contentId(), response.status(), response.headers(), response.body());
    }
}
