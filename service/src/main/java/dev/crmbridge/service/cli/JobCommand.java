package dev.crmbridge.service.cli;

import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** A command that starts work of the CRM and follows it. */
abstract class JobCommand extends ServiceCommand {
    private static final long SHORTEST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 1000;
    private static final int USUAL_WAIT = 300;

    @Option(
            names = "--wait",
            paramLabel = "S",
            description = "Seconds to wait for the end; 0 answers at once. Default: 300.")
    private int wait = USUAL_WAIT;

    JobCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** @return the job when it is over, or as it is when the time is */
    final JsonNode follow(ServiceClient service, JsonNode started) {
        if (wait < 0) {
            throw usage("--wait is a number of seconds, 0 or more.");
        }
        JsonNode job = started;
        String told = "";
        long pause = SHORTEST_PAUSE_MS;
        for (long waited = 0; !isOver(job) && waited < wait * 1000L; waited += pause) {
            sleep(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
            job = service.get("/api/jobs/" + ServiceClient.part(job.path("id").asString()));
            String message = job.path("message").asString("");
            if (!json() && terminal().interactive() && !isOver(job) && !message.isEmpty() && !message.equals(told)) {
                say(message);
                told = message;
            }
        }
        return job;
    }

    /** Tells how a job ended. @return 0 when it did its work or still goes on */
    final ExitCode ended(JsonNode job) {
        String state = job.path("state").asString();
        if (!json()) {
            String message = job.path("message").asString("");
            say(job.path("name").asString() + ": " + state + (message.isEmpty() ? "." : ". " + message + "."));
            if (!isOver(job)) {
                say("It goes on in the CRM.");
            }
        }
        return !isOver(job) || state.equals("succeeded") ? ExitCode.DONE : ExitCode.FAILED;
    }

    static boolean isOver(JsonNode job) {
        return job.path("over").asBoolean(true);
    }

    private void sleep(long milliseconds) {
        try {
            surroundings().pause().sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(
                    ExitCode.FAILED.number(), "interrupted", "Stopped waiting; the job goes on in the CRM.");
        }
    }
}
