package dev.crmbridge.service.cli;

import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "parent", description = "Choose the account or contact that contacts belong to.")
final class ParentCommand extends TargetCommand {
    ParentCommand(Surroundings surroundings) {
        super(surroundings, "parent", List.of("account", "contact"));
    }
}
