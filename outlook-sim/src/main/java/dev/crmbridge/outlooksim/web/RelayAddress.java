package dev.crmbridge.outlooksim.web;

/**
 * Where the relay protocol of the simulated Outlook is spoken.
 *
 * @param host loopback address
 * @param port 1 to 65535
 * @param token secret that a client must show
 */
public record RelayAddress(String host, int port, String token) {
    /** Shows no secret. */
    @Override
    public String toString() {
        return "RelayAddress[" + host + ":" + port + "]";
    }
}
