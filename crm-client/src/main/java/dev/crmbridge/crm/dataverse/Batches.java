package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.dataverse.Multipart.Item;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends several requests as one. */
final class Batches {
    /** Longer addresses go inside a batch, because proxies and servers cut them off. */
    private static final int LONGEST_ADDRESS = 2000;

    private static final int NOT_FOUND = 404;

    private final WebApi api;
    private final URI root;

    Batches(WebApi api, URI root) {
        this.api = api;
        this.root = root;
    }

    /**
     * @return the answers by position, perhaps fewer than {@code items} when the server gave up
     * @throws CallFailed when the group as a whole failed
     */
    List<List<Answer>> send(CrmOperation operation, List<Item> items) {
        ApiRequest request = new ApiRequest(
                "POST",
                root.resolve("$batch"),
                Map.of("Content-Type", Multipart.CONTENT_TYPE, "Prefer", "odata.continue-on-error"),
                Multipart.write(items));
        Answer answer = api.send(operation, request);
        if (!answer.contentType().startsWith("multipart/")) {
            api.checked(answer, new Intent(Intent.Kind.CHANGE, null));
        }
        return Multipart.read(answer);
    }

    /**
     * @return the successful answer to a reading request of any length
     * @throws CallFailed when it failed
     */
    Answer get(CrmOperation operation, ApiRequest request, Intent intent) {
        if (request.uri().toString().length() <= LONGEST_ADDRESS) {
            return api.sendForSuccess(operation, request, intent);
        }
        return get(operation, List.of(request)).get(0);
    }

    /**
     * @return the successful answers to several reading requests
     * @throws CallFailed when one of them failed
     */
    List<Answer> get(CrmOperation operation, List<ApiRequest> requests) {
        return answers(operation, requests).map(this::checked).toList();
    }

    /**
     * @return the answers to several reading requests; empty for a table that the user may not read or the CRM does not have
     * @throws CallFailed when one of them failed for another reason
     */
    List<Optional<Answer>> getWhereAllowed(CrmOperation operation, List<ApiRequest> requests) {
        return answers(operation, requests).map(this::whereAllowed).toList();
    }

    private Stream<Answer> answers(CrmOperation operation, List<ApiRequest> requests) {
        List<List<Answer>> answers =
                send(operation, requests.stream().map(Item::of).toList());
        if (answers.size() != requests.size()) {
            throw Multipart.damaged();
        }
        return answers.stream().map(position -> position.get(0));
    }

    private Answer checked(Answer answer) {
        return api.checked(answer, Intent.QUERY);
    }

    private Optional<Answer> whereAllowed(Answer answer) {
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        try {
            return Optional.of(checked(answer));
        } catch (CallFailed failed) {
            if (failed.failure() instanceof CrmFailure.Denied) {
                return Optional.empty();
            }
            throw failed;
        }
    }
}
