package dev.crmbridge.service.cli;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "track", description = "Create linked CRM records for 1 to 20 items of one kind.")
final class TrackCommand extends OperationCommand {
    enum As {
        task,
        phonecall,
        letter,
        fax,
        appointment,
        contact
    }

    enum OnDuplicate {
        ask,
        save,
        cancel
    }

    @Parameters(arity = "1..*", paramLabel = "ITEM", description = "EntryID, or its first 8 or more characters.")
    private List<String> items = List.of();

    @Option(names = "--as", description = "Record to create: ${COMPLETION-CANDIDATES}.")
    private @Nullable As as;

    @Option(
            names = "--on-duplicate",
            defaultValue = "ask",
            description = "When CRM may have it already: ${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.")
    private OnDuplicate onDuplicate = OnDuplicate.ask;

    @Option(names = "--bulk", description = "Allow more than 20 items.")
    private boolean bulk;

    TrackCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        checkWait();
        var command = new LinkedHashMap<String, Object>();
        command.put("command", "track");
        command.put("onDuplicate", onDuplicate.name());
        command.put("bulk", bulk);
        if (as != null) {
            command.put("as", as.name());
        }
        Waiting.Result result = submit(service, select(service, items), command);
        return reportAsking(service, result);
    }
}
