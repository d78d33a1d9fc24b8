package dev.crmbridge.outlooksim.relay;

/**
 * Where a relay server listens, as {@code GET {outlookUrl}/relay} answers it.
 *
 * @param host loopback address
 * @param port TCP port
 * @param token what a client must send first
 */
public record RelayAddress(String host, int port, String token) {
    @Override
    public String toString() {
        return "RelayAddress[" + host + ":" + port + "]";
    }
}
