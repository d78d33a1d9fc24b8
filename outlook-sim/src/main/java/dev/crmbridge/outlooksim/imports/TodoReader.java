package dev.crmbridge.outlooksim.imports;

import biweekly.component.VTodo;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.Status;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads one VTODO; Outlook's task dates are days without time. */
final class TodoReader {
    private static final int DONE = 100;

    private final ZoneId zone;

    TodoReader(ZoneId zone) {
        this.zone = zone;
    }

    ImportedItem.Todo read(VTodo todo) {
        int percent =
                todo.getPercentComplete() == null || todo.getPercentComplete().getValue() == null
                        ? 0
                        : Math.max(0, Math.min(DONE, todo.getPercentComplete().getValue()));
        LocalDate completed = todo.getCompleted() == null || todo.getCompleted().getValue() == null
                ? null
                : todo.getCompleted().getValue().toInstant().atZone(zone).toLocalDate();
        ImportedItem.Progress progress = progress(todo.getStatus(), percent, completed);
        return new ImportedItem.Todo(
                CalendarFile.text(todo.getUid()),
                CalendarFile.text(todo.getSummary()),
                CalendarFile.text(todo.getDescription()),
                day(todo.getDateStart()),
                day(todo.getDateDue()),
                completed,
                progress == ImportedItem.Progress.COMPLETE ? DONE : percent,
                progress,
                Ranks.importance(todo.getPriority()),
                Ranks.privacy(todo.getClassification()),
                CalendarFile.categories(todo.getCategories()),
                todo.getRecurrenceRule() != null);
    }

    private static ImportedItem.Progress progress(@Nullable Status status, int percent, @Nullable LocalDate completed) {
        if (completed != null || percent == DONE || (status != null && status.isCompleted())) {
            return ImportedItem.Progress.COMPLETE;
        }
        if (percent > 0 || (status != null && status.isInProgress())) {
            return ImportedItem.Progress.IN_PROGRESS;
        }
        return ImportedItem.Progress.NOT_STARTED;
    }

    private @Nullable LocalDate day(@Nullable DateOrDateTimeProperty property) {
        if (property == null || property.getValue() == null) {
            return null;
        }
        var raw = property.getValue().getRawComponents();
        if (!property.getValue().hasTime() && raw != null) {
            return LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        }
        return property.getValue().toInstant().atZone(zone).toLocalDate();
    }
}
