package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.HResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The members and events of Outlook's interfaces with their DISPIDs; source: Outlook type library 9.x. Immutable.
 */
final class TypeLibrary {
    /** What a member is. */
    enum Kind {
        GET,
        GETPUT,
        METHOD,
        EVENT
    }

    /**
     * A member of an interface.
     *
     * @param name e.g. {@code Subject}
     * @param kind what it is
     * @param dispid its number
     * @param type type of the property or result, without the enumeration's name: BSTR, I4, DATE, VARIANT_BOOL, …
     */
    record TypeMember(String name, Kind kind, int dispid, String type) {
        boolean isProperty() {
            return kind == Kind.GET || kind == Kind.GETPUT;
        }
    }

    private final Map<String, Map<Integer, TypeMember>> byId = new HashMap<>();
    private final Map<String, Map<String, TypeMember>> byName = new HashMap<>();

    private TypeLibrary() {}

    /** @return the library that is part of this module */
    static TypeLibrary load() {
        TypeLibrary library = new TypeLibrary();
        try (InputStream in = TypeLibrary.class.getResourceAsStream("outlook-dispids.tsv")) {
            if (in == null) {
                throw new IllegalStateException("outlook-dispids.tsv is not part of the program");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines().skip(1).forEach(library::read);
            return library;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<TypeMember> member(String interfaceName, int dispid) {
        return Optional.ofNullable(byId.getOrDefault(interfaceName, Map.of()).get(dispid));
    }

    Optional<TypeMember> member(String interfaceName, String name) {
        return Optional.ofNullable(byName.getOrDefault(interfaceName, Map.of()).get(name.toLowerCase(Locale.ROOT)));
    }

    Collection<TypeMember> members(String interfaceName) {
        return byId.getOrDefault(interfaceName, Map.of()).values();
    }

    /** @throws ComException UNKNOWN_NAME */
    int idOf(String interfaceName, String name) {
        return member(interfaceName, name)
                .map(TypeMember::dispid)
                .orElseThrow(() -> new ComException(HResult.UNKNOWN_NAME, interfaceName + " has no member " + name));
    }

    private void read(String line) {
        String[] cells = line.split("\t", -1);
        String type = cells[6];
        int enumeration = type.indexOf('(');
        TypeMember member = new TypeMember(
                cells[2],
                Kind.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                Integer.parseInt(cells[4]),
                enumeration < 0 ? type : type.substring(enumeration + 1, type.length() - 1));
        byId.computeIfAbsent(cells[0], name -> new HashMap<>()).put(member.dispid(), member);
        byName.computeIfAbsent(cells[0], name -> new HashMap<>())
                .put(member.name().toLowerCase(Locale.ROOT), member);
    }
}
