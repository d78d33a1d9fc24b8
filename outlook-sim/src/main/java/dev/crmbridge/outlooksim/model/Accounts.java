package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import java.util.List;

/** The profile's one account. */
final class Accounts {
    private static final int EXCHANGE = 0;
    private static final int POP3 = 2;

    private static final Members<PlainObject<MailboxSettings>> ACCOUNT = new Members<PlainObject<MailboxSettings>>()
            .get(0xFAD4, account -> ComValue.of(account.subject().ownerAddress()))
            .get(0xFAD3, account -> ComValue.of(account.subject().ownerName()))
            .get(0x3001, account -> ComValue.of(account.subject().ownerAddress()))
            .get(0xFAD2, account -> ComValue.of(account.subject().defaultStoreIsPst() ? POP3 : EXCHANGE))
            .get(
                    0xFC66,
                    account -> account.ref(new StoreObject(
                            account.model(), account.model().mailbox().defaultStore())));

    private Accounts() {}

    static SimObject all(ObjectModel model, SimObject parent) {
        MailboxSettings settings = model.mailbox().settings();
        return new CollectionObject(
                model,
                "_Accounts",
                106,
                parent,
                () -> List.of(new PlainObject<>(
                        model,
                        new PlainObject.Look("_Account", 105, settings.ownerAddress()),
                        parent,
                        settings,
                        ACCOUNT)));
    }
}
