package dev.crmbridge.dedupe.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.dedupe.bulk.BulkControl;
import dev.crmbridge.dedupe.bulk.KeyHash;
import dev.crmbridge.dedupe.bulk.KeySpillFailure;
import dev.crmbridge.dedupe.spec.RuleSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDetectionTest {
    private static final long PLENTY = 1 << 28;

    @TempDir
    private Path folder;

    private Path file(int rows, int people) throws Exception {
        StringBuilder text = new StringBuilder("name,phone,company\n");
        for (int row = 0; row < rows; row++) {
            text.append("Person ")
                    .append(row % people)
                    .append(",030 ")
                    .append(100_000 + row % people)
                    .append(",x\n");
        }
        return Files.writeString(folder.resolve("people.csv"), text);
    }

    private FilePlan plan(Path file, long memory, String... rules) throws Exception {
        List<RuleSpec> specs = new ArrayList<>();
        for (String rule : rules) {
            specs.add(RuleSpec.parse(rule));
        }
        return new FilePlan(
                List.of(file),
                specs,
                FilePlan.Blanks.IGNORE,
                CsvFormat.detected(),
                ZoneOffset.UTC,
                new FilePlan.Resources(2, memory, folder));
    }

    private long filesLeft() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".tmp")).count();
        }
    }

    @Test
    void keysThatDoNotFitIntoMemoryRestOnDiskAndNothingIsLeftThere() throws Exception {
        Path file = file(60_000, 20_000);
        FileResult inMemory = FileDetection.run(plan(file, PLENTY, "exact(name)", "exact(phone)"), BulkControl.none());
        FileResult onDisk = FileDetection.run(plan(file, 0, "exact(name)", "exact(phone)"), BulkControl.none());

        assertThat(inMemory.pairs()).isEqualTo(60_000);
        assertThat(onDisk.pairs()).isEqualTo(60_000);
        assertThat(onDisk.rules().get(0).groups().count()).isEqualTo(20_000);
        assertThat(filesLeft()).isZero();
    }

    @Test
    void aDiskThatCannotTakeTheKeysIsTold() throws Exception {
        Path file = file(20_000, 10_000);
        FilePlan plan = plan(file, 0, "exact(name)");
        FilePlan nowhere = new FilePlan(
                plan.files(),
                plan.rules(),
                plan.blanks(),
                plan.format(),
                plan.zone(),
                new FilePlan.Resources(2, 0, folder.resolve("gone")));
        assertThatThrownBy(() -> FileDetection.run(nowhere, BulkControl.none()))
                .isInstanceOf(KeySpillFailure.class)
                .hasMessageContaining("gone");
    }

    @Test
    void aHashOfEightBitsChangesNoNumber() throws Exception {
        KeyHash eightBits = (bytes, from, length) -> KeyHash.standard().of(bytes, from, length) & 0xff;
        FileResult result =
                FileDetection.run(plan(file(3_000, 1_000), PLENTY, "exact(name)"), BulkControl.none(), eightBits);
        assertThat(result.pairs()).isEqualTo(3_000);
        assertThat(result.rules().get(0).groups().count()).isEqualTo(1_000);
    }

    @Test
    void valuesOfAMegabyteAmongShortOnesAreComparedInMemoryAndOnDisk() throws Exception {
        StringBuilder text = new StringBuilder("v\n");
        for (int i = 0; i < 6; i++) {
            text.append("x".repeat(1 << 20))
                    .append(i % 3)
                    .append("\n")
                    .append("short ")
                    .append(i % 2)
                    .append('\n');
            text.append("y".repeat(20_000)).append(i % 3).append("\n");
        }
        for (int i = 0; i < 20_000; i++) {
            text.append("own ").append(i % 10_000).append('\n');
        }
        Path file = Files.writeString(folder.resolve("large.csv"), text);
        for (long memory : new long[] {PLENTY, 0}) {
            KeyHash one = (bytes, from, length) ->
                    length > 1000 ? 5 : KeyHash.standard().of(bytes, from, length) & 0xffff;
            assertThat(FileDetection.run(plan(file, memory, "exact(v)"), BulkControl.none(), one)
                            .pairs())
                    .isEqualTo(3 + 3 + 2 * 3 + 10_000);
        }
    }

    @Test
    void aRunCanBeStoppedAndLeavesNothing() throws Exception {
        Path file = file(20_000, 10_000);
        for (BulkControl.Stage stopped : BulkControl.Stage.values()) {
            BulkControl stop = (stage, done, total) -> {
                assertThat(done).isLessThanOrEqualTo(total);
                if (stage == stopped) {
                    throw new CancellationException();
                }
            };
            assertThatThrownBy(() -> FileDetection.run(plan(file, 0, "exact(name)", "exact(phone)"), stop))
                    .as(stopped.name())
                    .isInstanceOf(CancellationException.class);
            assertThat(filesLeft()).isZero();
        }
    }

    @Test
    void transformsMakeDifferentSpellingsEqualAndPairsAreCountedOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("spellings.csv"), """
                name,phone,company
                Bill,030 123456,Dell N.V.
                William,+49 30 123456,"The Dell"
                Will,+49 (0)30/12 34 56,DELL
                Bob,none,"D ""E"" LL"
                """);
        FileResult result = FileDetection.run(
                plan(
                        file,
                        PLENTY,
                        "exact(phone(phone,DE))",
                        "exact(company(company))",
                        "exact(nickname(name))",
                        "first(company(company),2)+exact(phone(phone,DE))"),
                BulkControl.none());

        assertThat(result.rules()).extracting(FileResult.RuleResult::pairs).containsExactly(3L, 3L, 3L, 3L);
        assertThat(result.pairs()).isEqualTo(3);
    }

    @Test
    void aColumnInTwoCriteriaIsReadTwice() throws Exception {
        Path file = Files.writeString(folder.resolve("two.csv"), "a\nabXyz\nabQyz\nabQqz\n");
        assertThat(FileDetection.run(plan(file, PLENTY, "first(a,2)+last(a,2)"), BulkControl.none())
                        .pairs())
                .isEqualTo(1);
        assertThat(FileDetection.run(plan(file, PLENTY, "first(words(a),2)+last(a,2)"), BulkControl.none())
                        .pairs())
                .isEqualTo(1);
    }

    @Test
    void twoColumnsInOneFileAreRefusedNotMisread() throws Exception {
        Path file = file(10, 5);
        assertThatThrownBy(() -> FileDetection.run(plan(file, PLENTY, "exact(name=phone)"), BulkControl.none()))
                .isInstanceOfSatisfying(
                        FileProblem.class,
                        problem -> assertThat(problem.usage()).isTrue());
    }

    /** Names with four keys each: three of them make 64 keys, which may be, and a fourth name with three makes 192. */
    @Test
    void aRowWithTooManyKeysIsToldAndTakesNoPartUnderThatRuleOnly() throws Exception {
        Path file = Files.writeString(folder.resolve("keys.csv"), """
                a,b,c,d,e
                Bert,Chris,Bert,Kim,x
                Albert,Christian,Robert,Kim,x
                Bert,Chris,Bert,Alex,x
                Bert,Chris,Bert,Alex,x
                """);
        String nicknames = "exact(nickname(a))+exact(nickname(b))+exact(nickname(c))+exact(nickname(d))";

        FileResult result = FileDetection.run(plan(file, PLENTY, nicknames, "exact(e)"), BulkControl.none());

        assertThat(result.rules().get(0).pairs()).isEqualTo(1);
        assertThat(result.rules().get(1).pairs()).isEqualTo(6);
        assertThat(result.rows()).containsExactly(4L);
        assertThat(result.brokenRows()).containsExactly(2L);
        assertThat(result.firstBroken()).extracting(BrokenRow::line).containsExactly(4, 5);
        assertThat(result.firstBroken().get(0).reason())
                .isEqualTo("the transforms of a rule give it too many keys; it takes no part under that rule");
    }
}
