package dev.crmbridge.service.cli;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    /** How each command is built, by its name, in the order of the help. */
    static final Map<String, Function<Surroundings, CommandLine>> COMMANDS = commands();

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

    /**
     * @param args what was typed
     * @return the command they begin with and no other, because building all takes longer than most commands do; all for help and for a
     *     word that is none
     */
    static CommandLine of(Surroundings surroundings, String... args) {
        Function<Surroundings, CommandLine> named = args.length == 0 ? null : COMMANDS.get(args[0]);
        return of(surroundings, named == null ? COMMANDS.values() : List.of(named));
    }

    private static CommandLine of(Surroundings surroundings, Collection<Function<Surroundings, CommandLine>> commands) {
        var line = new CommandLine(new Root());
        commands.forEach(command -> {
            CommandLine built = command.apply(surroundings);
            line.addSubcommand(built.getCommandName(), built);
        });
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
        CommandLine.IParameterExceptionHandler usual = line.getParameterExceptionHandler();
        line.setParameterExceptionHandler((wrong, typed) -> {
            if (List.of(typed).contains("--json")) {
                surroundings.terminal().out().println(JsonLine.error("usage", wrong.getMessage()));
            }
            return usual.handleParseException(wrong, typed);
        });
        return line;
    }

    private static Map<String, Function<Surroundings, CommandLine>> commands() {
        Map<String, Function<Surroundings, CommandLine>> all = new LinkedHashMap<>();
        all.put("demo", with -> new CommandLine(new DemoCommand(with)));
        all.put("outlook", with -> new CommandLine(new OutlookCommand(with)));
        all.put("crm", with -> new CommandLine(new CrmCommand(with)));
        all.put("start", with -> new CommandLine(new StartCommand(with)));
        all.put("items", with -> new CommandLine(new ItemsCommand(with)));
        all.put("track", with -> new CommandLine(new TrackCommand(with)));
        all.put("untrack", with -> new CommandLine(new UntrackCommand(with)));
        all.put("regarding", with -> new CommandLine(new RegardingCommand(with)));
        all.put("parent", with -> new CommandLine(new ParentCommand(with)));
        all.put("view", with -> new CommandLine(new ViewCommand(with)));
        all.put("why", with -> new CommandLine(new WhyCommand(with)));
        all.put("sync", with -> new CommandLine(new SyncCommand(with)));
        all.put(
                "conflicts",
                with -> new CommandLine(new ConflictsCommand(with)).addSubcommand(new ResolveCommand(with)));
        all.put(
                "deletions",
                with -> new CommandLine(new DeletionsCommand(with)).addSubcommand(new DecideCommand(with)));
        all.put(
                "filters",
                with -> new CommandLine(new FiltersCommand(with))
                        .addSubcommand(new FiltersCommand.Listing(with))
                        .addSubcommand(new FiltersCommand.Preview(with))
                        .addSubcommand(new FiltersCommand.On(with))
                        .addSubcommand(new FiltersCommand.Off(with)));
        all.put(
                "problems",
                with -> new CommandLine(new ProblemsCommand(with))
                        .addSubcommand(new SettleProblemsCommand.Retry(with))
                        .addSubcommand(new SettleProblemsCommand.Ignore(with)));
        all.put("history", with -> new CommandLine(new HistoryCommand(with)));
        all.put("undo", with -> new CommandLine(new UndoCommand(with)));
        all.put("settings", with -> new CommandLine(new SettingsCommand(with)));
        all.put("answer", with -> new CommandLine(new AnswerCommand(with)));
        all.put("offline", with -> new CommandLine(new StatusCommand.Offline(with)));
        all.put("online", with -> new CommandLine(new StatusCommand.Online(with)));
        all.put("status", with -> new CommandLine(new StatusCommand(with)));
        all.put("open", with -> new CommandLine(new OpenCommand(with)));
        all.put("doctor", with -> new CommandLine(new DoctorCommand(with)));
        all.put("install", with -> new CommandLine(new InstallCommand(with)));
        all.put("uninstall", with -> new CommandLine(new UninstallCommand(with)));
        all.put("support-bundle", with -> new CommandLine(new SupportBundleCommand(with)));
        all.put(
                "rules",
                with -> new CommandLine(new RulesCommand(with))
                        .addSubcommand(new RulesCommand.Listing(with))
                        .addSubcommand(new RulesCommand.Show(with))
                        .addSubcommand(new RulesCommand.Create(with))
                        .addSubcommand(new PublishCommand(with))
                        .addSubcommand(new RulesCommand.Unpublish(with))
                        .addSubcommand(new RulesCommand.Delete(with)));
        all.put("detect", with -> new CommandLine(new DetectCommand(with)));
        all.put("duplicates", with -> new CommandLine(new DuplicatesCommand(with)));
        return Collections.unmodifiableMap(all);
    }
}
