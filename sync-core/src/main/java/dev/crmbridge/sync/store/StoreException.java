package dev.crmbridge.sync.store;

/** The store cannot be opened, read or written; the message says what to do. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what happened, to which file, and what to do */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message what happened, to which file, and what to do */
    public StoreException(String message) {
        super(message);
    }

    /** The folder is on a network drive, where SQLite's locks cannot be trusted (SQLite, "How To Corrupt"). */
    public static final class OnNetworkDrive extends StoreException {
        private static final long serialVersionUID = 1L;

        /** @param message see {@link StoreException} */
        public OnNetworkDrive(String message) {
            super(message);
        }
    }

    /** The folder or the file cannot be written. */
    public static final class NotWritable extends StoreException {
        private static final long serialVersionUID = 1L;

        /** @param message see {@link StoreException} */
        public NotWritable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The file is damaged or is something else. */
    public static final class Damaged extends StoreException {
        private static final long serialVersionUID = 1L;

        /** @param message see {@link StoreException} */
        public Damaged(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A newer version of the product wrote the file. */
    public static final class Newer extends StoreException {
        private static final long serialVersionUID = 1L;

        /** @param message see {@link StoreException} */
        public Newer(String message) {
            super(message);
        }
    }

    /** Another process uses the folder. */
    public static final class InUse extends StoreException {
        private static final long serialVersionUID = 1L;

        /** @param message see {@link StoreException} */
        public InUse(String message) {
            super(message);
        }
    }
}
