package dev.crmbridge.outlooksim.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpLinkTest {
    private ServerSocket listener;
    private Socket calls;
    private Socket events;
    private TcpLink link;

    @BeforeEach
    void connect() throws Exception {
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        RelayAddress address =
                new RelayAddress(listener.getInetAddress().getHostAddress(), listener.getLocalPort(), "token");
        CompletableFuture<TcpLink> opening = CompletableFuture.supplyAsync(() -> open(address));
        calls = greeted();
        events = greeted();
        link = opening.get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        calls.close();
        events.close();
        listener.close();
    }

    @Test
    void anAnswerThatComesWhileTheOtherSideEndsIsStillRead() throws Exception {
        CompletableFuture<Frame> call = CompletableFuture.supplyAsync(this::applicationOfOutlook);
        Frame asked = Frame.read(calls.getInputStream());
        events.shutdownOutput();
        assertThat(events.getInputStream().read())
                .as("the client has seen the end")
                .isEqualTo(-1);
        new Frame(Frame.RESULT, asked.number(), new byte[] {1}).write(calls.getOutputStream());
        assertThat(call.get(10, TimeUnit.SECONDS).payload()).containsExactly(1);
    }

    @Test
    void nothingMoreIsAskedOfASideThatEnded() throws Exception {
        events.shutdownOutput();
        assertThat(events.getInputStream().read()).isEqualTo(-1);
        assertThatThrownBy(() -> link.call(Frame.APPLICATION, new byte[0])).isInstanceOf(IOException.class);
        assertThat(calls.getInputStream().read())
                .as("the connection that was free is closed")
                .isEqualTo(-1);
    }

    private Socket greeted() throws IOException {
        Socket socket = listener.accept();
        Frame hello = Frame.read(socket.getInputStream());
        byte[] welcome = new PayloadWriter().u16(Frame.VERSION).i64(7).bytes();
        new Frame(Frame.WELCOME, hello.number(), welcome).write(socket.getOutputStream());
        return socket;
    }

    private Frame applicationOfOutlook() {
        try {
            return link.call(Frame.APPLICATION, new byte[0]);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static TcpLink open(RelayAddress address) {
        try {
            return new TcpLink(address, false, event -> false);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
