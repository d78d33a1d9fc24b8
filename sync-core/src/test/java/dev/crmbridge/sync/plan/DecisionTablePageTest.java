package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.field.ReferencePage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTablePageTest {
    @Test
    void thePageShowsTheTable() throws IOException {
        List<DecisionTableTest.Row> rows = DecisionTableTest.rows();
        var page = new StringBuilder("""
                # Decision table

                What happens to a linked pair of an Outlook item and a CRM record depends on how each side stands against the last
                values both agreed on. There is one row for each combination, and no row stands for several. The planner is tested
                against this table. Why there are three trees: [Three trees](../explanation/three-trees.md).

                ## States

                | State | Meaning |
                |---|---|
                | `unchanged` | There, with the values both sides agreed on |
                | `changed` | There, with other values |
                | `closed` | There, and completed or canceled, with whatever values |
                | `unreadable` | Could not be read this time; says nothing about whether it is there |
                | `missing-once` | Not found once, or found in Deleted Items |
                | `missing-confirmed` | The same twice, in listings that succeeded as a whole; in the CRM by a direct read |
                | `not-visible` | Exists as far as we know, but we may not or should not look at it: another store, no access, no filter |

                ## Decisions

                | Decision | Meaning |
                |---|---|
                | `nothing` | Nothing to do |
                | `merge` | Changes travel field by field; one field changed on both sides is a conflict |
                | `merge-from-closed` | The CRM's changes go to Outlook; Outlook's stay where they are and are explained |
                | `wait` | The next run tries again |
                | `look-again` | Nothing is concluded before a second look |
                | `unlink` | What is left stays; the link goes |
                | `delete-record` | The CRM record is deleted if the delete rules allow it, otherwise unlinked |
                | `delete-item` | The item moves to Deleted Items if the delete rules allow it, otherwise it is unlinked or a person is asked |
                | `ask` | Nothing is done until a person chooses |

                ## Table

                | Outlook | CRM | Decision | Why |
                |---|---|---|---|
                """);
        for (DecisionTableTest.Row row : rows) {
            page.append("| `%s` | `%s` | `%s` | %s |%n".formatted(row.outlook(), row.crm(), row.decision(), row.why()));
        }
        page.append("""

                ## Delete rules

                The two decisions that can delete ask these questions in this order; the first one that applies decides.

                | Deleted in | Question | If so | Code |
                |---|---|---|---|
                | Outlook or CRM | Is it a contact? | unlink, also where the table says `ask` | `contact-kept` |
                | Outlook | Is it a service activity? | unlink | `one-way-record` |
                | Outlook | Are deletes set not to reach the CRM? | unlink | `deletes-off` |
                | Outlook | May the user not delete the record? | unlink | `no-privilege` |
                | Outlook | Is it an appointment that has begun or is over? | unlink | `in-the-past` |
                | Outlook | Is it an appointment of which the user is neither organizer nor owner? | unlink | `not-organizer` |
                | Outlook | otherwise | delete the record | `deleted-in-outlook` |
                | CRM | Are deletes set not to reach Outlook? | unlink | `deletes-off` |
                | CRM | Is it an appointment that has begun or is over? | unlink | `in-the-past` |
                | CRM | Is it a meeting somebody else organizes? | unlink | `not-organizer` |
                | CRM | Are other people invited? | ask | `meeting-has-attendees` |
                | CRM | otherwise | move the item to Deleted Items | `deleted-in-crm` |

                An all-day event counts as ahead until its first day is over. A run that would delete more than 10 in one direction, or
                more than 20 % when that are at least 5, deletes nothing of it and asks (`deletion-brake`). Pairs that wait
                for an answer count too, so deletions in portions do not pass one by one.

                What a person chooses for a pair that waits is done by the next run: `deletion-chosen` deletes what is left, `deletion-declined`
                leaves everything and is not asked again, `unlink-chosen` removes the link, `create-chosen` removes the link and tracks the item
                anew. When the missing side comes back first, the choice is void.
                """);
        ReferencePage.check("decision-table.md", page.toString());
    }
}
