package dev.crmbridge.dedupe.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Common English short names and what they may stand for; a short name may stand for several. */
final class Nicknames {
    private static final Map<String, List<String>> FULL = Map.ofEntries(
            Map.entry("alex", List.of("alexander", "alexandra")),
            Map.entry("andy", List.of("andrew")),
            Map.entry("ben", List.of("benjamin")),
            Map.entry("bert", List.of("albert", "robert", "herbert")),
            Map.entry("beth", List.of("elizabeth")),
            Map.entry("bill", List.of("william")),
            Map.entry("bob", List.of("robert")),
            Map.entry("bobby", List.of("robert")),
            Map.entry("cathy", List.of("catherine")),
            Map.entry("charlie", List.of("charles")),
            Map.entry("chris", List.of("christopher", "christine", "christian")),
            Map.entry("dan", List.of("daniel")),
            Map.entry("dave", List.of("david")),
            Map.entry("dick", List.of("richard")),
            Map.entry("ed", List.of("edward", "edmund")),
            Map.entry("fred", List.of("frederick", "alfred")),
            Map.entry("greg", List.of("gregory")),
            Map.entry("jack", List.of("john")),
            Map.entry("jen", List.of("jennifer")),
            Map.entry("jim", List.of("james")),
            Map.entry("joe", List.of("joseph")),
            Map.entry("kate", List.of("katherine", "catherine")),
            Map.entry("ken", List.of("kenneth")),
            Map.entry("larry", List.of("lawrence")),
            Map.entry("liz", List.of("elizabeth")),
            Map.entry("matt", List.of("matthew")),
            Map.entry("meg", List.of("margaret")),
            Map.entry("mike", List.of("michael")),
            Map.entry("nick", List.of("nicholas")),
            Map.entry("pat", List.of("patrick", "patricia")),
            Map.entry("peggy", List.of("margaret")),
            Map.entry("pete", List.of("peter")),
            Map.entry("rick", List.of("richard")),
            Map.entry("rob", List.of("robert")),
            Map.entry("ron", List.of("ronald")),
            Map.entry("sam", List.of("samuel", "samantha")),
            Map.entry("steve", List.of("stephen", "steven")),
            Map.entry("sue", List.of("susan")),
            Map.entry("ted", List.of("edward", "theodore")),
            Map.entry("tom", List.of("thomas")),
            Map.entry("tony", List.of("anthony")),
            Map.entry("will", List.of("william")));

    private Nicknames() {}

    /** @return the name itself and the names it may stand for */
    static List<String> keys(String text) {
        String name = Letters.plain(text);
        List<String> keys = new ArrayList<>();
        keys.add(name.isEmpty() ? text : name);
        keys.addAll(FULL.getOrDefault(name, List.of()));
        return keys;
    }
}
