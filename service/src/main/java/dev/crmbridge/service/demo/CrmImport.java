package dev.crmbridge.service.demo;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.service.data.StartFailure;
import java.util.ArrayList;
import java.util.List;

/** Writes the records of a CSV file to a CRM, all or none. */
final class CrmImport {
    private static final int AT_ONCE = 100;

    private final Crm crm;

    CrmImport(Crm crm) {
        this.crm = crm;
    }

    /**
     * @param name name of the file, for messages
     * @return how many records are new
     * @throws StartFailure {@code import} when a record is refused; what was written before it is deleted again
     */
    int write(String name, CsvFile file) {
        var created = new ArrayList<CsvFile.Row>();
        for (int from = 0; from < file.rows().size(); from += AT_ONCE) {
            List<CsvFile.Row> rows = file.rows()
                    .subList(from, Math.min(from + AT_ONCE, file.rows().size()));
            CrmResult<List<CrmResult<String>>> answer = crm.batch(rows.stream()
                    .<Crm.CrmWrite>map(
                            row -> new Crm.CrmWrite.Create(row.ref(), row.values(), Crm.DuplicateCheck.SUPPRESS))
                    .toList());
            List<CrmResult<String>> results = answer.fold(ok -> ok, failure -> {
                throw takenBack(name, created, rows.get(0), failure);
            });
            note(name, rows, results, created);
        }
        return created.size();
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
