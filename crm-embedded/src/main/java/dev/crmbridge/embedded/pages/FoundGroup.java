package dev.crmbridge.embedded.pages;

import java.util.List;

/**
 * Records that are likely the same, directly or through others.
 *
 * @param members those that are shown
 * @param size how many there are
 * @param href address of the page with all of them
 */
public record FoundGroup(List<Member> members, long size, String href) {
    public FoundGroup {
        members = List.copyOf(members);
    }

    /**
     * One of them.
     *
     * @param matches how many others it matches directly
     * @param href address of the page that compares it with them
     */
    public record Member(FoundRecord record, long matches, String href) {}
}
