package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandTreeTest {
    private final Surroundings nowhere = Surroundings.ofProcess();

    @Test
    void everyCommandIsFoundByItsOwnName() {
        CommandTree.COMMANDS.forEach((name, command) ->
                assertThat(command.apply(nowhere).getCommandName()).isEqualTo(name));
    }

    @Test
    void onlyTheCommandThatWasTypedIsBuilt() {
        assertThat(CommandTree.of(nowhere, "track", "--all").getSubcommands()).containsOnlyKeys("track");
    }

    @Test
    void helpAndAWordThatIsNoCommandKnowAll() {
        assertThat(CommandTree.of(nowhere, "--help").getSubcommands().keySet())
                .isEqualTo(CommandTree.COMMANDS.keySet());
        assertThat(CommandTree.of(nowhere, "trak").getSubcommands().keySet()).isEqualTo(CommandTree.COMMANDS.keySet());
        assertThat(CommandTree.of(nowhere).getSubcommands().keySet()).isEqualTo(CommandTree.COMMANDS.keySet());
    }
}
