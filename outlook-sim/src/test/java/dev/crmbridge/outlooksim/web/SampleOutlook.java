package dev.crmbridge.outlooksim.web;

import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.relay.RelayAddress;
import dev.crmbridge.outlooksim.sample.SampleMailbox;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;

/** Serves the page with the sample mailbox and a scripted service. To look at it: run {@link #main} with a port. */
final class SampleOutlook {
    private SampleOutlook() {}

    public static void main(String[] args) {
        var mailbox = new SimMailbox(
                new InMemoryMailboxStore(),
                MailboxSettings.in(ZoneId.of("Europe/Berlin")),
                InstantSource.system(),
                new SecureRandom());
        new SampleMailbox(mailbox).fillIfEmpty();
        var server = OutlookServer.start(
                mailbox,
                new RelayAddress("127.0.0.1", 1, "sample"),
                (url, token) -> new ScriptedService(),
                args.length > 0 ? Integer.parseInt(args[0]) : 0);
        var service = new ScriptedService();
        service.answer = "{\"operations\":[{\"item\":\"\",\"op\":\"1\",\"outcome\":\"refused\",\"code\":\"recurring\","
                + "\"reason\":\"Recurring items cannot be tracked; copy one occurrence to a single item.\",\"record\":null}]}";
        server.ribbon().connect(service);
        System.out.println(server.uri() + "/outlook");
    }
}
