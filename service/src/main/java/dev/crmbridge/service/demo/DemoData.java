package dev.crmbridge.service.demo;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.outlooksim.imports.CalendarFile;
import dev.crmbridge.outlooksim.imports.ContactFile;
import dev.crmbridge.outlooksim.imports.ImportException;
import dev.crmbridge.outlooksim.imports.ImportedItem;
import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.service.wiring.CrmConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a demo is filled with: files that other programs wrote. All files are read before anything is written.
 *
 * @param items entries of {@code .ics} and {@code .vcf} files
 * @param lists content of {@code .csv} files
 */
public record DemoData(List<ImportedItem> items, List<NamedList> lists) {
    /** A CSV file with its name. */
    record NamedList(String name, CsvFile file) {}

    /**
     * Reads files.
     *
     * @param zone zone of the mailbox
     * @throws StartFailure {@code import} with file, line and reason
     */
    public static DemoData read(List<Path> files, ZoneId zone) {
        var items = new ArrayList<ImportedItem>();
        var lists = new ArrayList<NamedList>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            String lower = name.toLowerCase(Locale.ROOT);
            try {
                byte[] bytes = Files.readAllBytes(file);
                if (lower.endsWith(".ics") || lower.endsWith(".vcs")) {
                    items.addAll(CalendarFile.read(name, bytes, zone));
                } else if (lower.endsWith(".vcf")) {
                    items.addAll(ContactFile.read(name, bytes));
                } else if (lower.endsWith(".csv")) {
                    lists.add(new NamedList(name, CsvFile.read(name, bytes)));
                } else {
                    throw new StartFailure(
                            "import", name + ": only .ics, .vcf and .csv files can be imported. Nothing was imported.");
                }
            } catch (ImportException broken) {
                throw new StartFailure("import", broken.getMessage() + " Nothing was imported.", broken);
            } catch (IOException unreadable) {
                throw new StartFailure("import", file + " cannot be read. Nothing was imported.", unreadable);
            }
        }
        return new DemoData(List.copyOf(items), List.copyOf(lists));
    }

    /** Refuses CSV files where there is no CRM to import them to. */
    public void refuseCrmLists() {
        if (!lists.isEmpty()) {
            throw new StartFailure(
                    "import",
                    lists.get(0).name() + " is for the CRM; import it with “crmbridge demo”. Nothing was imported.");
        }
    }

    /** Fills the mailbox. */
    public void fill(OutlookPart outlook, boolean sampleData) {
        outlook.fill(items, sampleData);
    }

    /**
     * Fills the CRM, each file all or nothing, apart from likely duplicates where the CRM keeps those out of imports.
     *
     * @return what was left out, for people; empty when nothing was
     */
    public List<String> fill(CrmPart crm) {
        if (lists.isEmpty()) {
            return List.of();
        }
        Crm client = CrmConnection.open(crm.pages(), crm.adminToken(), false).crm();
        var writer = new CrmImport(client, crm.importsAreChecked());
        var report = new ArrayList<String>();
        for (NamedList list : lists) {
            report.addAll(writer.write(list.name(), list.file()).report(list.name()));
        }
        return List.copyOf(report);
    }
}
