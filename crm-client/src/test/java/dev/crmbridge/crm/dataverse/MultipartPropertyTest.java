package dev.crmbridge.crm.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.testkit.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The batch parser takes anything: it gives the parts that are there, or says that the answer is damaged. */
class MultipartPropertyTest {
    private static final String TYPE = "multipart/mixed; boundary=b1";
    private static final List<String> SCRAPS = List.of(
            "--b1\n",
            "--b1--",
            "--b1--\r\n",
            "--c1\r\n",
            "--c1--\n",
            "Content-Type: application/http\n",
            "Content-Type: multipart/mixed; boundary=c1\n",
            "Content-Type: multipart/mixed; boundary=b1\r\n",
            "HTTP/1.1 204 No Content\n",
            "HTTP/1.1 200\r\n",
            "HTTP/9\n",
            "\n",
            "\r\n",
            ":\n",
            "{\"a\":1}",
            "\u0000\u2028\u0085 text");

    private static Answer answer(String body) {
        return new Answer(200, Map.of("Content-Type", TYPE), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void scrapsInAnyOrderAreReadOrCalledDamaged() {
        Property.holds("parser survives scraps", 5_000, random -> {
            StringBuilder body = new StringBuilder();
            int count = random.nextInt(14);
            for (int i = 0; i < count; i++) {
                body.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
            }
            try {
                Multipart.read(answer(body.toString()))
                        .forEach(position -> assertThat(position).isNotEmpty());
            } catch (CallFailed damaged) {
                assertThat(damaged.failure().code()).isEqualTo("bad-batch");
            }
        });
    }

    @Test
    void wholeAnswersComeBackPartByPart() {
        Property.holds("parser reads what a server writes", 500, random -> {
            String end = random.nextBoolean() ? "\r\n" : "\n";
            StringBuilder body = new StringBuilder();
            List<List<String>> expected = new ArrayList<>();
            int positions = random.nextInt(5);
            for (int i = 0; i < positions; i++) {
                body.append("--b1").append(end);
                expected.add(position(random, body, end));
            }
            body.append("--b1--");

            List<List<String>> read = Multipart.read(answer(body.toString())).stream()
                    .map(position -> position.stream()
                            .map(each -> each.status() + each.text())
                            .toList())
                    .toList();

            assertThat(read).isEqualTo(expected);
        });
    }

    private static List<String> position(SplittableRandom random, StringBuilder body, String end) {
        if (random.nextBoolean()) {
            return List.of(single(random, body, end));
        }
        List<String> parts = new ArrayList<>();
        body.append("Content-Type: multipart/mixed; boundary=c1").append(end).append(end);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            body.append("--c1").append(end);
            parts.add(single(random, body, end));
        }
        body.append("--c1--").append(end);
        return parts;
    }

    private static String single(SplittableRandom random, StringBuilder body, String end) {
        int status = 200 + random.nextInt(300);
        String json = random.nextInt(3) == 0 ? "" : "{\"text\":\"--b1 ü " + random.nextInt(100) + "\"}";
        body.append("Content-Type: application/http").append(end).append(end);
        body.append("HTTP/1.1 ").append(status).append(" Words").append(end);
        body.append("OData-Version: 4.0").append(end).append(end).append(json).append(end);
        return status + json;
    }
}
