package dev.crmbridge.service.demo;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.DuplicateRows;
import dev.crmbridge.service.data.StartFailure;
import java.util.ArrayList;
import java.util.List;

/** Writes the records of a CSV file to a CRM, all or none; likely duplicates are left out where the CRM wants that. */
final class CrmImport {
    private static final int AT_ONCE = 100;
    private static final DuplicateRows NONE = new DuplicateRows(List.of(), false);

    private final Crm crm;
    private final boolean checked;

    /** @param checked whether likely duplicates of records that are there are left out; they are compared and written one by one then */
    CrmImport(Crm crm, boolean checked) {
        this.crm = crm;
        this.checked = checked;
    }

    /**
     * What became of a file.
     *
     * @param created how many records are new
     * @param leftOut records that were not written, each with those it is a likely duplicate of
     */
    record Imported(int created, List<LeftOut> leftOut) {
        Imported {
            leftOut = List.copyOf(leftOut);
        }

        /** @return what a person should know, line by line; empty when everything was written */
        List<String> report(String name) {
            if (leftOut.isEmpty()) {
                return List.of();
            }
            var lines = new ArrayList<String>();
            lines.add(
                    name + ": " + created + " imported, " + leftOut.size()
                            + " left out as likely duplicates. The CRM checks imports; its page Duplicate Rules has the switch.");
            leftOut.forEach(each -> lines.add(each.line(name)));
            return lines;
        }
    }

    /** A record that was not written. */
    record LeftOut(CsvFile.Row row, DuplicateRows duplicates) {
        String line(String name) {
            CrmRow first = duplicates.rows().get(0);
            int count = duplicates.rows().size() - 1;
            String others = count == 0 ? "" : " and " + (duplicates.more() ? "many" : count) + " more";
            return "  " + name + ", line " + row.line() + ": likely the same as "
                    + first.ref().entity() + " “" + ImportCheck.name(first) + "” ("
                    + first.ref().id() + ")" + others;
        }
    }

    /**
     * @param name name of the file, for messages
     * @throws StartFailure {@code import} when a record is refused; what was written before it is deleted again
     */
    Imported write(String name, CsvFile file) {
        var created = new ArrayList<CsvFile.Row>();
        var leftOut = new ArrayList<LeftOut>();
        ImportCheck check = new ImportCheck(crm, (row, failure) -> takenBack(name, created, row, failure));
        List<CsvFile.Row> wanted = checked ? check.unknown(file.rows()) : file.rows();
        int atOnce = checked ? 1 : AT_ONCE;
        for (int from = 0; from < wanted.size(); from += atOnce) {
            List<CsvFile.Row> rows = wanted.subList(from, Math.min(from + atOnce, wanted.size()));
            DuplicateRows duplicates = checked ? check.duplicates(rows.get(0)) : NONE;
            if (duplicates.rows().isEmpty()) {
                write(name, rows, created);
            } else {
                leftOut.add(new LeftOut(rows.get(0), duplicates));
            }
        }
        return new Imported(created.size(), leftOut);
    }

    private void write(String name, List<CsvFile.Row> rows, List<CsvFile.Row> created) {
        CrmResult<List<CrmResult<String>>> answer = crm.batch(rows.stream()
                .<Crm.CrmWrite>map(row -> new Crm.CrmWrite.Create(row.ref(), row.values(), Crm.DuplicateCheck.SUPPRESS))
                .toList());
        List<CrmResult<String>> results = answer.fold(ok -> ok, failure -> {
            throw takenBack(name, created, rows.get(0), failure);
        });
        note(name, rows, results, created);
    }

    private void note(String name, List<CsvFile.Row> rows, List<CrmResult<String>> results, List<CsvFile.Row> created) {
        CsvFile.Row refused = null;
        CrmFailure why = null;
        for (int i = 0; i < rows.size(); i++) {
            if (results.get(i) instanceof CrmResult.Ok<String>) {
                created.add(rows.get(i));
            } else if (results.get(i) instanceof CrmResult.Failed<String> failed
                    && !(failed.failure() instanceof CrmFailure.KeyExists)
                    && refused == null) {
                refused = rows.get(i);
                why = failed.failure();
            }
        }
        if (refused != null && why != null) {
            throw takenBack(name, created, refused, why);
        }
    }

    private StartFailure takenBack(String name, List<CsvFile.Row> created, CsvFile.Row refused, CrmFailure failure) {
        long stay = created.stream()
                .map(row -> crm.delete(row.ref(), null))
                .filter(result -> result instanceof CrmResult.Failed<Void>)
                .count();
        return new StartFailure(
                "import",
                name + ", line " + refused.line() + ": " + failure.message() + ". "
                        + (stay == 0
                                ? "Nothing of the file was imported."
                                : stay + " records of it could not be taken back."));
    }
}
