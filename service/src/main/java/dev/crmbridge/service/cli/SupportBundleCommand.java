package dev.crmbridge.service.cli;

import dev.crmbridge.service.security.ServiceFile;
import dev.crmbridge.service.support.SupportBundle;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "support-bundle",
        description =
                "Write an archive for whoever helps you: how things stand and the logs, without your data and without secrets.")
final class SupportBundleCommand extends SetupCommand {
    private static final String USUAL = "crmbridge-support.zip";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Archive to write; must not exist. Default: crmbridge-support.zip here.")
    private @Nullable Path out;

    SupportBundleCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        Examined examined = Examined.lookForOthers(surroundings(), data());
        Path archive = (out == null ? Path.of(USUAL) : out).toAbsolutePath().normalize();
        var bundle = new SupportBundle(Path.of(System.getProperty("user.home", "")), secrets(examined.folder()));
        bundle.add("about.json", JsonLine.of(about(examined.folder())));
        bundle.add("doctor.json", JsonLine.of(DoctorCommand.answer(examined.diagnosis())));
        examined.service().ifPresent(service -> addService(bundle, service));
        try {
            bundle.addDataFolder(examined.folder());
            addInLog().ifPresent(log -> bundle.addLog("logs/addin.log", log));
            bundle.writeTo(archive);
        } catch (FileAlreadyExistsException there) {
            throw failure("“" + archive + "” exists already. Name another file with --out, or remove it.");
        } catch (IOException failed) {
            throw failure("“" + archive + "” could not be written: " + failed.getMessage()
                    + ". Name another place with --out.");
        }
        if (json()) {
            print(Map.of("file", archive.toString(), "holds", bundle.names()));
        } else {
            say("Written: " + archive);
            say("It holds " + String.join(", ", bundle.names()) + ". Look through it before you give it away.");
        }
        return ExitCode.DONE;
    }

    private static CommandFailure failure(String message) {
        return new CommandFailure(ExitCode.FAILED.number(), "bundle-not-written", message);
    }

    private static Map<String, String> about(Path folder) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("version", Product.version());
        for (String property :
                List.of("java.version", "java.vendor", "os.name", "os.version", "os.arch", "file.encoding")) {
            about.put(property, System.getProperty(property, ""));
        }
        about.put("zone", java.time.ZoneId.systemDefault().getId());
        about.put("locale", java.util.Locale.getDefault().toLanguageTag());
        about.put("dataFolder", folder.toString());
        return about;
    }

    /** How the service stands, without the details, which may name a person. */
    private static void addService(SupportBundle bundle, ServiceClient service) {
        JsonNode status = service.get("/api/status");
        Map<String, Object> stands = new LinkedHashMap<>();
        stands.put("outlookReachable", status.path("outlook").path("reachable").asBoolean());
        stands.put("crmReachable", status.path("crm").path("reachable").asBoolean());
        for (String name : List.of("offlineByChoice", "lastRun", "linked", "pending", "conflicts", "problems")) {
            stands.put(name, status.path(name));
        }
        bundle.add("status.json", JsonLine.of(stands));
        bundle.add("settings.json", service.get("/api/settings").toString());
        Map<String, Integer> codes = new TreeMap<>();
        for (JsonNode operation : service.get("/api/operations?finished=500").path("operations")) {
            codes.merge(
                    operation.path("outcome").asString("") + " "
                            + operation.path("code").asString(""),
                    1,
                    Integer::sum);
        }
        bundle.add("operations.json", JsonLine.of(codes));
    }

    private Optional<Path> addInLog() {
        String local = surroundings().environment().get("LOCALAPPDATA");
        return Optional.ofNullable(local)
                .map(folder -> Path.of(folder, "CRM Bridge", "logs", "addin.log"))
                .filter(Files::isRegularFile);
    }

    private static List<String> secrets(Path folder) {
        List<String> secrets = new ArrayList<>();
        try {
            ServiceFile.read(folder).ifPresent(file -> secrets.add(file.token()));
        } catch (IOException unreadable) {
            // then nobody but its owner knows the token, and no log names it
        }
        return secrets;
    }
}
