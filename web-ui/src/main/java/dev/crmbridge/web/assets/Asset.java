package dev.crmbridge.web.assets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file as it is sent. A class, not a record: arrays make poor record components. */
final class Asset {
    private static final int HASH_DIGITS = 16;

    private final byte[] content;
    private final String contentType;
    private final String hash;

    private Asset(byte[] content, String contentType, String hash) {
        this.content = content;
        this.contentType = contentType;
        this.hash = hash;
    }

    /** @throws IllegalArgumentException for a kind of file that pages do not use */
    static Asset of(String name, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Asset(
                    content, typeOf(name), HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] bytes() {
        return content.clone();
    }

    String contentType() {
        return contentType;
    }

    String hash() {
        return hash;
    }

    String etag() {
        return '"' + hash + '"';
    }

    private static String typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "ico" -> "image/x-icon";
            default -> throw new IllegalArgumentException("no content type known for asset " + name);
        };
    }
}
