package dev.crmbridge.outlooksim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.bridge.com.ComDispatch.Kind;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.model.ObjectModel;
import dev.crmbridge.outlooksim.relay.Faults;
import dev.crmbridge.outlooksim.relay.RelayDispatch;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A simulated Outlook in memory, called through the codec, by names as a late-bound client does. */
final class OutlookFixture implements AutoCloseable {
    static final double NONE = 949_998.0;

    Instant now = Instant.parse("2026-11-02T09:10:11Z");
    final SimMailbox mailbox = new SimMailbox(
            new InMemoryMailboxStore(),
            MailboxSettings.in(ZoneId.of("Europe/Berlin")),
            () -> now,
            new SplittableRandom(11));
    final ObjectModel model = new ObjectModel(mailbox);
    final Faults faults = new Faults(length -> {});
    final RelayDispatch com = RelayDispatch.inProcess(model, faults, false);
    final ComObject application = com.application();
    final ComObject session = object(get(application, "Session"));

    ComValue get(ComObject target, String member, Object... args) {
        return com.invoke(target, id(target, member), Kind.CALL, values(args));
    }

    ComObject getObject(ComObject target, String member, Object... args) {
        return object(get(target, member, args));
    }

    void put(ComObject target, String member, Object value) {
        com.invoke(target, id(target, member), Kind.PUT, values(value));
    }

    int id(ComObject target, String member) {
        return com.idsOfNames(target, List.of(member)).get(0);
    }

    /** OlDefaultFolders: 13 tasks, 9 calendar, 10 contacts, 6 inbox, 3 deleted items. */
    ComObject folder(int number) {
        return getObject(session, "GetDefaultFolder", number);
    }

    ComObject newItem(int type) {
        return getObject(application, "CreateItem", type);
    }

    ComObject savedTask(String subject) {
        ComObject task = newItem(3);
        put(task, "Subject", subject);
        get(task, "Save");
        return task;
    }

    String entryId(ComObject item) {
        return text(get(item, "EntryID"));
    }

    static ComObject object(ComValue value) {
        if (value instanceof ComValue.Obj object) {
            return object.object();
        }
        throw new AssertionError("no object: " + value);
    }

    static String text(ComValue value) {
        if (value instanceof ComValue.Str text) {
            return text.value();
        }
        throw new AssertionError("no text: " + value);
    }

    static ComValue date(LocalDateTime time) {
        return new ComValue.Date(ChronoUnit.MILLIS.between(LocalDateTime.of(1899, 12, 30, 0, 0), time) / 86_400_000.0);
    }

    static ComValue date(int year, int month, int day, int hour, int minute) {
        return date(LocalDateTime.of(year, month, day, hour, minute));
    }

    static void fails(int hresult, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ComException.class,
                        failure -> org.assertj.core.api.Assertions.assertThat(failure.hresult())
                                .as("%s", failure)
                                .isEqualTo(hresult));
    }

    private static List<ComValue> values(Object... args) {
        return java.util.Arrays.stream(args).map(OutlookFixture::value).toList();
    }

    private static ComValue value(Object arg) {
        if (arg instanceof ComValue value) {
            return value;
        } else if (arg instanceof String text) {
            return ComValue.of(text);
        } else if (arg instanceof Integer number) {
            return ComValue.of(number);
        } else if (arg instanceof Boolean flag) {
            return ComValue.of(flag);
        } else if (arg instanceof ComObject object) {
            return ComValue.of(object);
        } else if (arg instanceof Double number) {
            return new ComValue.R8(number);
        }
        throw new AssertionError("no VARIANT for " + arg);
    }

    @Override
    public void close() {
        com.close();
        model.close();
        mailbox.close();
    }
}
