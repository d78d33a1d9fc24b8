package dev.crmbridge.crm.dataverse;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A server on a bare socket that answers whatever a test wants, byte by byte, well-formed or not. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Reply> script = request -> Reply.status(500);

    /** A request as it arrived; the query is decoded. */
    record Received(String method, String path, String query, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What is written back, and what happens to the connection then. */
    record Reply(String bytes, After after) {
        enum After {
            CLOSE,
            RESET,
            STALL
        }

        static Reply json(int status, String body, String... headers) {
            return of(status, "application/json; odata.metadata=minimal", body, headers);
        }

        static Reply error(int status, String code, String message) {
            return json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
        }

        static Reply status(int status, String... headers) {
            return of(status, "", "", headers);
        }

        static Reply of(int status, String type, String body, String... headers) {
            Map<String, String> all = new LinkedHashMap<>();
            if (!type.isEmpty()) {
                all.put("Content-Type", type);
            }
            for (int i = 0; i < headers.length; i += 2) {
                all.put(headers[i], headers[i + 1]);
            }
            all.put("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
            all.put("Connection", "close");
            StringBuilder out = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
            all.forEach((name, value) -> out.append(name + ": " + value + "\r\n"));
            return new Reply(out + "\r\n" + body, After.CLOSE);
        }

        static Reply raw(String bytes, After after) {
            return new Reply(bytes, after);
        }
    }

    ScriptedServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread accepting = new Thread(this::accept, "scripted-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    void answer(Function<Received, Reply> answers) {
        script = answers;
    }

    /** Answers in order; the last one stays. */
    void answer(Reply... replies) {
        List<Reply> left = new ArrayList<>(List.of(replies));
        script = request -> {
            synchronized (left) {
                return left.size() > 1 ? left.remove(0) : left.get(0);
            }
        };
    }

    List<Received> received() {
        return received;
    }

    Received last() {
        return received.get(received.size() - 1);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                Thread serving = new Thread(() -> serve(connection), "scripted-connection");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException stopped) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            Received request = read(in);
            received.add(request);
            Reply reply = script.apply(request);
            OutputStream out = connection.getOutputStream();
            out.write(reply.bytes().getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (reply.after() == Reply.After.RESET) {
                connection.setSoLinger(true, 0);
            } else if (reply.after() == Reply.After.STALL) {
                closed.await();
            }
        } catch (SocketException clientWentAway) {
            // a client that broke off is what some tests are about
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Received read(InputStream in) throws IOException {
        String[] requestLine = line(in).split(" ");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] target = requestLine[1].split("\\?", 2);
        String query = target.length == 1 ? "" : URLDecoder.decode(target[1], StandardCharsets.UTF_8);
        return new Received(requestLine[0], target[0], query, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new SocketException("client went away");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
