package dev.crmbridge.service.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "open", description = "Open the pages of the service in the browser.")
final class OpenCommand extends ServiceCommand {
    @Option(names = "--print", description = "Print a new one-time link instead of opening it.")
    private boolean print;

    OpenCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        String url = service.post("/api/links", Map.of()).path("loginUrl").asString();
        if (json()) {
            print(Map.of("loginUrl", url));
        } else if (print || !Browser.open(url)) {
            say(url);
        }
        return ExitCode.DONE;
    }
}
