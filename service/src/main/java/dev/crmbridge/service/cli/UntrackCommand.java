package dev.crmbridge.service.cli;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "untrack", description = "Remove the link between items and their CRM records.")
final class UntrackCommand extends OperationCommand {
    @Parameters(arity = "1..*", paramLabel = "ITEM", description = "EntryID, or its first 8 or more characters.")
    private List<String> items = List.of();

    @Option(names = "--bulk", description = "Allow more than 20 items; needs --delete-record or --keep-record.")
    private boolean bulk;

    @ArgGroup
    private @Nullable Fate fate;

    static final class Fate {
        @Option(
                names = "--delete-record",
                required = true,
                description = "Delete the CRM record where it may be deleted.")
        private boolean delete;

        @Option(names = "--keep-record", required = true, description = "Keep the CRM record.")
        private boolean keep;
    }

    UntrackCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        checkWait();
        var command = new LinkedHashMap<String, Object>();
        command.put("command", "untrack");
        command.put("bulk", bulk);
        if (bulk && fate == null) {
            throw usage("With --bulk, say --delete-record or --keep-record for all of them.");
        }
        if (fate != null) {
            command.put("deleteRecord", fate.delete && !fate.keep);
        }
        return reportAsking(service, submit(service, select(service, items), command));
    }
}
