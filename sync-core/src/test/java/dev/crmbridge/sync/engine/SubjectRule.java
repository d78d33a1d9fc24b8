package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.DuplicateRuleRow;
import java.util.List;
import java.util.UUID;

/** The rule of most tests about duplicates. */
final class SubjectRule {
    /** Tasks of one subject are duplicates; blanks match nothing. */
    static final DuplicateRuleRow OF_TASKS = new DuplicateRuleRow(
            new UUID(3, 3),
            "Tasks with the same subject",
            "task",
            "task",
            false,
            false,
            List.of(new DuplicateRuleRow.Condition("subject", "subject", 0, null, true)));

    private SubjectRule() {}
}
