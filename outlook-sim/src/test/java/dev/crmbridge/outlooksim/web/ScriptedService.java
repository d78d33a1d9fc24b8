package dev.crmbridge.outlooksim.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A service that answers every click with one text and remembers the clicks. */
final class ScriptedService implements RibbonHandler {
    final List<Click> clicks = new ArrayList<>();
    final List<List<Selected>> asked = new ArrayList<>();
    String answer = "{\"operations\":[]}";

    @Override
    public Answer press(Click click) {
        clicks.add(click);
        return new Answer(202, answer);
    }

    @Override
    public Answer standings(List<Selected> selection) {
        asked.add(selection);
        return new Answer(200, "{\"items\":[]}");
    }

    @Override
    public Answer operation(String op) {
        return new Answer(200, "{\"op\":\"" + op + "\"}");
    }

    @Override
    public Answer why(String entryId) {
        return new Answer(200, "{\"item\":\"" + entryId + "\"}");
    }

    @Override
    public URI open(String path) {
        return URI.create("http://127.0.0.1:4712/login?to=" + path);
    }
}
