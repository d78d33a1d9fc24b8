package dev.crmbridge.acceptance.product;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running product: simulated Outlook, embedded CRM and service, in one process or in three. */
public final class Product implements AutoCloseable {
    private final Path folder;
    private final Path serviceData;
    private Part outlookPart;
    private final boolean owner;
    private Part crmPart;
    private @Nullable Part servicePart;
    private @Nullable String account;
    private Part.@Nullable Jvm windows;
    private List<String> windowsOptions = List.of();

    private Product(Path folder, Path serviceData, Part outlookPart, Part crmPart, @Nullable Part servicePart) {
        this.folder = folder;
        this.serviceData = serviceData;
        this.outlookPart = outlookPart;
        this.crmPart = crmPart;
        this.servicePart = servicePart;
        this.owner = true;
    }

    private Product(Product other, String account, Part outlookPart) throws IOException {
        this.folder = Files.createDirectories(other.folder.resolve(account));
        this.serviceData = folder.resolve("service");
        this.outlookPart = outlookPart;
        this.crmPart = other.crmPart;
        this.servicePart = null;
        this.account = account;
        this.owner = false;
    }

    /**
     * Starts {@code demo}.
     *
     * @param options further options, e.g. {@code --empty}
     */
    public static Product demo(Path folder, String... options) throws IOException, InterruptedException {
        Path data = folder.resolve("demo");
        List<String> arguments = new ArrayList<>(List.of("demo", "--data", data.toString()));
        arguments.addAll(List.of(options));
        Part part = Part.start(folder, "demo", arguments, List.of(), Map.of());
        return new Product(folder, data, part, part, part);
    }

    /** Starts simulated Outlook and embedded CRM, each in a process of its own, and the service in a third. */
    public static Product separate(Path folder) throws IOException, InterruptedException {
        return separate(folder, List.of(), List.of());
    }

    /**
     * As {@link #separate(Path)} with further options.
     *
     * @param outlook further options of the simulated Outlook
     * @param crm further options of the embedded CRM
     */
    public static Product separate(Path folder, List<String> outlook, List<String> crm)
            throws IOException, InterruptedException {
        List<String> outlookArguments = new ArrayList<>(
                List.of("outlook", "--data", folder.resolve("outlook").toString(), "--port", "0"));
        outlookArguments.addAll(outlook);
        List<String> crmArguments =
                new ArrayList<>(List.of("crm", "--data", folder.resolve("crm").toString(), "--port", "0"));
        crmArguments.addAll(crm);
        Part outlookPart = Part.start(folder, "outlook", outlookArguments, List.of(), Map.of());
        Part crmPart = Part.start(folder, "crm", crmArguments, List.of(), Map.of());
        Product product = new Product(folder, folder.resolve("service"), outlookPart, crmPart, null);
        product.startService(List.of());
        return product;
    }

    /**
     * Starts an empty simulated Outlook and an embedded CRM, and a service that attaches to Outlook through COM.
     *
     * @param java a Java of Windows
     * @param options its options
     */
    public static Product throughCom(Path folder, Part.Jvm java, List<String> options)
            throws IOException, InterruptedException {
        Part outlookPart = Part.start(folder, "outlook", outlookArguments(folder), List.of(), Map.of());
        Part crmPart = Part.start(
                folder,
                "crm",
                List.of("crm", "--data", folder.resolve("crm").toString(), "--port", "0"),
                List.of(),
                Map.of());
        Product product = new Product(folder, folder.resolve("service"), outlookPart, crmPart, null);
        product.windows = java;
        product.windowsOptions = options;
        product.startService(List.of());
        return product;
    }

    /** Starts the empty simulated Outlook again on what it had, after it ended. */
    public void startOutlookAgain() throws IOException, InterruptedException {
        outlookPart = Part.start(folder, "outlook", outlookArguments(folder), List.of(), Map.of());
    }

    private static List<String> outlookArguments(Path folder) {
        return List.of("outlook", "--data", folder.resolve("outlook").toString(), "--port", "0", "--empty");
    }

    /** Starts the service again after it ended. */
    public void startService(List<String> jvm) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("start", "--crm", crmPart.ready("crmUrl"), "--data", serviceData.toString()));
        List<String> options = new ArrayList<>(windowsOptions);
        options.addAll(jvm);
        Part.Jvm java = windows;
        if (java == null) {
            arguments.addAll(List.of("--outlook", outlookPart.ready("outlookUrl")));
            java = Part.Jvm.own();
        }
        servicePart = Part.start(
                java,
                folder,
                "service",
                arguments,
                options,
                Map.of("CRMBRIDGE_CRM_TOKEN", account == null ? crmPart.ready("crmToken") : crmToken(account)));
    }

    /**
     * Starts one more service on the same CRM, signed in as somebody else.
     *
     * @param user account of the embedded CRM, e.g. {@code norole}
     * @param outlook whose Outlook; may be the same one
     */
    public Product beside(String user, Part outlook) throws IOException, InterruptedException {
        Product other = new Product(this, user, outlook);
        other.startService(List.of());
        return other;
    }

    /** From the next start on the service works for another user of the embedded CRM, e.g. {@code readonly}. */
    public void signInAs(String user) {
        account = user;
    }

    /** @return the token of an account of the embedded CRM that runs in a process of its own */
    public String crmToken(String user) throws IOException {
        Path file = Path.of(crmPart.ready("dataDir")).resolve("crm").resolve("crm-tokens.json");
        return JsonMapper.shared()
                .readTree(Files.readString(file))
                .required(user)
                .asString();
    }

    /** Starts the embedded CRM again at the port it had, after it ended. */
    public void startCrmAgain(String... options) throws IOException, InterruptedException {
        String port = Integer.toString(URI.create(crmPart.ready("crmUrl")).getPort());
        List<String> arguments = new ArrayList<>(List.of("crm", "--data", crmPart.ready("dataDir"), "--port", port));
        arguments.addAll(List.of(options));
        crmPart = Part.start(folder, "crm", arguments, List.of(), Map.of());
    }

    /** @return the service's process */
    public Part service() {
        if (servicePart == null) {
            throw new IllegalStateException("the service was not started");
        }
        return servicePart;
    }

    /** @return the simulated Outlook's process */
    public Part outlookPart() {
        return outlookPart;
    }

    /** @return the embedded CRM's process */
    public Part crmPart() {
        return crmPart;
    }

    /** @return the data folder of the service */
    public Path data() {
        return serviceData;
    }

    /** @return the simulated Outlook as a script drives it */
    public Web outlook() {
        return new Web(outlookPart.ready("outlookUrl"), Map.of());
    }

    /** @return the CRM's Web API with the tracking user's token */
    public Web crm() {
        return Web.withToken(crmPart.ready("crmApi"), crmPart.ready("crmToken"));
    }

    /** @return the CRM's Web API as the administrator */
    public Web crmAsAdmin() {
        return Web.withToken(
                crmPart.ready("crmApi"),
                crmPart.ready().required("crmTokens").required("admin").asString());
    }

    /** @return the service's loopback API with its token */
    public Web bridge() {
        return Web.withToken(service().ready("bridgeUrl"), service().ready("bridgeToken"));
    }

    /** What the command line answered. */
    public record Cli(int exitCode, String output) {
        /** @return the answer as JSON */
        public JsonNode json() {
            return JsonMapper.shared().readTree(output.substring(Math.max(0, firstJson(output))));
        }

        /** @return this answer, if the exit code is {@code expected} */
        public Cli expect(int expected) {
            if (exitCode != expected) {
                throw new AssertionError("expected exit code " + expected + " but got " + exitCode + ": " + output);
            }
            return this;
        }

        private static int firstJson(String text) {
            int brace = text.indexOf('{');
            int bracket = text.indexOf('[');
            if (brace < 0 || bracket < 0) {
                return Math.max(brace, bracket);
            }
            return Math.min(brace, bracket);
        }
    }

    /** Runs a command of the command line in a process of its own. */
    public Cli cli(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", serviceData.toString()));
        Part.Ended ended = Part.run(folder, all, List.of(), Map.of());
        return new Cli(ended.exitCode(), ended.output());
    }

    /** Runs a command of the command line and stops it, as Ctrl+C does, as soon as {@code moment} has come. */
    public Cli cliStopped(Callable<Boolean> moment, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", serviceData.toString()));
        Part.Ended ended = Part.runAndStop(folder, all, moment);
        return new Cli(ended.exitCode(), ended.output());
    }

    /** Creates an item in the simulated Outlook by hand and returns its EntryID. */
    public String create(Map<String, ?> item) throws IOException, InterruptedException {
        return outlook()
                .post("/api/items", item)
                .expect(201)
                .json()
                .required("id")
                .asString();
    }

    /** Creates a task and returns its EntryID. */
    public String task(String subject) throws IOException, InterruptedException {
        return create(Map.of("kind", "task", "subject", subject));
    }

    /** @return how the service lists an item */
    public JsonNode item(String entryId) throws IOException, InterruptedException {
        for (JsonNode item : bridge().get("/api/items").expect(200).json()) {
            if (item.required("id").asString().equals(entryId)) {
                return item;
            }
        }
        throw new AssertionError(entryId + " is not listed");
    }

    /** Sends a command through the loopback API and waits until every operation is final or needs a person. */
    public JsonNode command(String command, Map<String, ?> options, String... entryIds)
            throws IOException, InterruptedException {
        return settled(accepted(command, options, entryIds));
    }

    /** Sends a command through the loopback API and waits for nothing but that it is durable. */
    public JsonNode accepted(String command, Map<String, ?> options, String... entryIds)
            throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>(options);
        body.put("command", command);
        List<Map<String, String>> items = new ArrayList<>();
        for (String id : entryIds) {
            JsonNode item = outlook().get("/api/items/" + id).expect(200).json();
            items.add(Map.of(
                    "entryId", id,
                    "storeId", item.required("storeId").asString(),
                    "kind", item.required("kind").asString()));
        }
        body.put("items", items);
        return bridge().post("/api/commands", body).expect(202).json();
    }

    /** @return how an operation stands, e.g. {@code linked} */
    public String outcome(String op) throws IOException, InterruptedException {
        return bridge().get("/api/operations/" + op)
                .expect(200)
                .json()
                .required("outcome")
                .asString();
    }

    /** Waits until every operation of an answer is final or needs a person; returns the same shape. */
    public JsonNode settled(JsonNode accepted) throws IOException, InterruptedException {
        tools.jackson.databind.node.ObjectNode answer = JsonMapper.shared().createObjectNode();
        tools.jackson.databind.node.ArrayNode operations = answer.putArray("operations");
        for (JsonNode operation : accepted.required("operations")) {
            operations.add(settledOperation(operation));
        }
        return answer;
    }

    private JsonNode settledOperation(JsonNode accepted) throws IOException, InterruptedException {
        JsonNode operation = accepted;
        for (int i = 0;
                i < 1_200 && "pending".equals(operation.required("outcome").asString());
                i++) {
            Thread.sleep(25);
            operation = bridge().get(
                            "/api/operations/" + operation.required("op").asString())
                    .json();
        }
        return operation;
    }

    /** @return rows of a CRM table, e.g. {@code tasks?$filter=…} (spaces and the like are encoded here) */
    public JsonNode rows(String query) throws IOException, InterruptedException {
        int mark = query.indexOf('?');
        String path = mark < 0 ? query : query.substring(0, mark) + "?" + encoded(query.substring(mark + 1));
        return crm().get("/" + path).expect(200).json().required("value");
    }

    private static String encoded(String options) {
        StringBuilder result = new StringBuilder();
        for (String option : options.split("&")) {
            int equals = option.indexOf('=');
            if (result.length() > 0) {
                result.append('&');
            }
            result.append(option, 0, equals + 1)
                    .append(URLEncoder.encode(option.substring(equals + 1), StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        return result.toString();
    }

    @Override
    public void close() {
        if (servicePart != null) {
            servicePart.close();
        }
        if (owner) {
            outlookPart.close();
            crmPart.close();
        }
    }
}
