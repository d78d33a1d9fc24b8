package dev.crmbridge.service.cli;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All commands, put together by hand. */
final class CommandTree {
    private static final Logger LOG = LoggerFactory.getLogger(CommandTree.class);

    private CommandTree() {}

    @Command(
            name = "crmbridge",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Keeps a CRM current from classic Outlook.",
            footer = {
                "",
                "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 needs a person, 4 refused by a rule, 5 service not running."
            })
    static final class Root implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Name a command.");
        }
    }

    /** Says what is installed. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"crmbridge " + Product.version()};
        }
    }

    static CommandLine of(Surroundings surroundings) {
        var line = new CommandLine(new Root());
        List<Object> commands = List.of(
                new DemoCommand(surroundings),
                new OutlookCommand(surroundings),
                new CrmCommand(surroundings),
                new StartCommand(surroundings),
                new ItemsCommand(surroundings),
                new TrackCommand(surroundings),
                new UntrackCommand(surroundings),
                new RegardingCommand(surroundings),
                new ParentCommand(surroundings),
                new ViewCommand(surroundings),
                new WhyCommand(surroundings),
                new SyncCommand(surroundings),
                new CommandLine(new ConflictsCommand(surroundings)).addSubcommand(new ResolveCommand(surroundings)),
                new CommandLine(new DeletionsCommand(surroundings)).addSubcommand(new DecideCommand(surroundings)),
                new CommandLine(new FiltersCommand(surroundings))
                        .addSubcommand(new FiltersCommand.Listing(surroundings))
                        .addSubcommand(new FiltersCommand.Preview(surroundings))
                        .addSubcommand(new FiltersCommand.On(surroundings))
                        .addSubcommand(new FiltersCommand.Off(surroundings)),
                new CommandLine(new ProblemsCommand(surroundings))
                        .addSubcommand(new SettleProblemsCommand.Retry(surroundings))
                        .addSubcommand(new SettleProblemsCommand.Ignore(surroundings)),
                new HistoryCommand(surroundings),
                new UndoCommand(surroundings),
                new SettingsCommand(surroundings),
                new AnswerCommand(surroundings),
                new StatusCommand.Offline(surroundings),
                new StatusCommand.Online(surroundings),
                new StatusCommand(surroundings),
                new OpenCommand(surroundings),
                new DoctorCommand(surroundings),
                new InstallCommand(surroundings),
                new UninstallCommand(surroundings),
                new SupportBundleCommand(surroundings),
                new CommandLine(new RulesCommand(surroundings))
                        .addSubcommand(new RulesCommand.Listing(surroundings))
                        .addSubcommand(new RulesCommand.Show(surroundings))
                        .addSubcommand(new RulesCommand.Create(surroundings))
                        .addSubcommand(new PublishCommand(surroundings))
                        .addSubcommand(new RulesCommand.Unpublish(surroundings))
                        .addSubcommand(new RulesCommand.Delete(surroundings)),
                new DetectCommand(surroundings),
                new DuplicatesCommand(surroundings));
        commands.forEach(line::addSubcommand);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        line.setOut(surroundings.terminal().out());
        line.setErr(surroundings.terminal().err());
        line.setExecutionExceptionHandler((bug, command, parsed) -> {
            LOG.atError().setCause(bug).log("command failed unexpectedly");
            surroundings.terminal().err().println("crmbridge: this should not have happened: " + bug);
            return ExitCode.FAILED.number();
        });
        return line;
    }
}
