package dev.crmbridge.crm;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The CRM as the engine sees it.
 *
 * <p>Calls block and are made from HTTP workers, never from the engine loop; implementations are thread-safe. Every
 * call ends within a bounded time, also when a server stalls in the middle of an answer. No call is repeated inside:
 * repeating is the engine's decision, because only it knows whether a call may run twice.
 */
public interface Crm {
    /** @return who we are */
    CrmResult<Identity> whoAmI();

    /** @return what our roles allow; an empty set means no role */
    CrmResult<Privileges> privileges();

    /**
     * Creates a record under an id chosen by the caller, never updates one.
     *
     * @param check whether the server looks for duplicates first
     * @return the new version; {@link CrmFailure.KeyExists} when the id is taken
     */
    CrmResult<String> create(RecordRef ref, RowWrite row, DuplicateCheck check);

    /**
     * Changes a record, never creates one.
     *
     * @param etag version it must still have; null = any version
     * @param check whether the server looks for duplicates first
     * @return the new version
     */
    CrmResult<String> update(RecordRef ref, RowWrite row, @Nullable String etag, DuplicateCheck check);

    /**
     * Deletes a record.
     *
     * @param etag version it must still have; null = any version
     * @return {@link CrmFailure.Gone} when there is none
     */
    CrmResult<Void> delete(RecordRef ref, @Nullable String etag);

    /**
     * Reads one record.
     *
     * @param columns logical column names
     * @return {@link CrmFailure.Gone} only when the CRM itself says that the record does not exist
     */
    CrmResult<CrmRow> read(RecordRef ref, Set<String> columns, boolean withParties);

    /** @return those of the records that exist and are readable; one request per few hundred ids */
    CrmResult<List<CrmRow>> readAll(String entity, Set<UUID> ids, Set<String> columns, boolean withParties);

    /** @return all matching rows, all pages; a failure on any page fails the whole call. One request while there is one page of each part */
    CrmResult<ChangedRows> changed(ChangeQuery query);

    /**
     * @return version, time of change and {@code scheduledend} of all readable rows that match, all pages; a row that is not among them may
     *     be closed, somebody else's, or out of sight
     */
    CrmResult<List<CrmRow>> open(OpenActivities wanted);

    /**
     * Carries out several independent writes in one request; each succeeds or fails on its own.
     *
     * @param writes at most 100
     * @return one result per write, in order: the new version (empty text for a delete)
     */
    CrmResult<List<CrmResult<String>>> batch(List<CrmWrite> writes);

    /**
     * Asks which records published rules call duplicates of an unsaved one, in one request. A value may be that of very many records, so
     * the answer says where there are more than asked for.
     *
     * @param matchingEntity table in which to look
     * @param most most records to read, 1 to 4,998
     */
    CrmResult<DuplicateRows> duplicatesOf(RecordRef unsaved, RowWrite row, String matchingEntity, int most);

    /** @return all published duplicate detection rules */
    CrmResult<List<DuplicateRuleRow>> publishedRules();

    /** @return for what the organization has duplicate detection turned on */
    CrmResult<DetectionSwitches> detectionSwitches();

    /**
     * The zone in which the server's rules turn a point in time into a day, which is never the reader's. Asks nobody, so that it may be
     * called on any thread, also offline.
     */
    ZoneId rulesZone();

    /**
     * @return pairs of readable records of which somebody said that they are no duplicates, once for each rule, whether or not that
     *     holds now; none where the CRM does not remember such answers, as Dataverse does not
     */
    CrmResult<List<AnsweredPair>> notDuplicates();

    /**
     * @return readable rows of a table, all pages, for the local matchcode index
     * @param limit upper bound of rows; reaching it is visible because exactly {@code limit} rows come back
     */
    CrmResult<List<CrmRow>> rows(String entity, Set<String> columns, @Nullable Instant since, int limit);

    /**
     * Finds records by the exact text of a column, such as the message id of an e-mail.
     *
     * @param text not empty; whether case matters is the server's affair
     * @return all readable records that have it
     */
    CrmResult<List<CrmRow>> withText(String entity, String column, String text, Set<String> columns);

    /**
     * Finds records by name for a person to choose from.
     *
     * @param text part of the name; empty = the first ones
     * @param limit 1 to 100
     */
    CrmResult<List<Found>> search(String entity, String text, int limit);

    /**
     * Finds people and companies by e-mail address, whatever the case of its letters, in one request.
     *
     * @param addresses 1 to {@link AddressColumns#AT_ONCE}, each of at most {@link AddressColumns#LONGEST} characters
     * @return records that have one of the addresses, once for each of them, table by table in the order of {@link
     *     AddressColumns#TABLES}; nobody of a table that the user may not read or the CRM does not have
     */
    CrmResult<List<Addressed>> withAddresses(Set<String> addresses);

    /** @return address that opens the record's form */
    URI recordUrl(RecordRef ref);

    /** Whether the server looks for duplicates. */
    enum DuplicateCheck {
        /** Look, and refuse with {@link CrmFailure.DuplicatesFound}. */
        DETECT,
        /** Save without looking. */
        SUPPRESS
    }

    /** One write of a batch. */
    sealed interface CrmWrite {
        /** @return the record written */
        RecordRef ref();

        /** See {@link Crm#create}. */
        record Create(RecordRef ref, RowWrite row, DuplicateCheck check) implements CrmWrite {}

        /** See {@link Crm#update}. */
        record Update(RecordRef ref, RowWrite row, @Nullable String etag, DuplicateCheck check) implements CrmWrite {}

        /** See {@link Crm#delete}. */
        record Delete(RecordRef ref, @Nullable String etag) implements CrmWrite {}
    }
}
