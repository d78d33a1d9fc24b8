package dev.crmbridge.service.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.service.data.StartFailure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    @Test
    void aColumnForTheLastNameMakesContacts() {
        CsvFile file = read("First Name,Last Name,E-mail\nKim,\"Abercrombie, Dr.\",kim@example.com\n");

        assertThat(file.rows()).hasSize(1);
        assertThat(file.rows().get(0).ref().entity()).isEqualTo("contact");
        assertThat(file.rows().get(0).values().values())
                .containsEntry("lastname", CrmValue.text("Abercrombie, Dr."))
                .containsEntry("emailaddress1", CrmValue.text("kim@example.com"));
    }

    @Test
    void aColumnForTheNameMakesAccountsAndSemicolonsSeparateToo() {
        CsvFile file = read("\uFEFFName;Phone\r\nFabrikam;031 000\r\n\r\nContoso;\r\n");

        assertThat(file.rows()).extracting(row -> row.ref().entity()).containsExactly("account", "account");
        assertThat(file.rows().get(1).values().values()).containsOnlyKeys("name");
    }

    @Test
    void theSameContentGetsTheSameId() {
        assertThat(read("name\nFabrikam\n").rows().get(0).ref())
                .isEqualTo(read("name\nFabrikam\n").rows().get(0).ref());
        assertThat(read("name\nFabrikam\n").rows().get(0).ref())
                .isNotEqualTo(read("name\nContoso\n").rows().get(0).ref());
    }

    @Test
    void aBrokenFileNamesLineAndReason() {
        assertRefused("name,phone\nFabrikam,1\nContoso\n", "list.csv", "line 3", "cells");
        assertRefused("name,phone\n,1\n", "line 2", "name");
        assertRefused("name,shoe size\nFabrikam,1\n", "line 1", "shoe size");
        assertRefused("phone\n1\n", "line 1", "lastname");
        assertRefused("name\n\"Fabrikam\n", "list.csv", "line");
        assertRefused("", "line 1");
    }

    private static void assertRefused(String text, String... words) {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> read(text))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo("import");
                    assertThat(failure.getMessage()).contains(words);
                });
    }

    private static CsvFile read(String text) {
        return CsvFile.read("list.csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
