package dev.crmbridge.service.cli;

import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "regarding",
        description = "Link items to the account, contact or other record they are about; tracks them if needed.")
final class RegardingCommand extends TargetCommand {
    RegardingCommand(Surroundings surroundings) {
        super(surroundings, "regarding", List.of("account", "contact", "lead", "opportunity", "incident"));
    }
}
