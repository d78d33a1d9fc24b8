package dev.crmbridge.bridge.setup;

/** Width of a program. A DLL is loaded only by a program of its own width. */
public enum Bitness {
    /** 64 bits. */
    X64("x64", "64-bit", "Software\\Classes\\CLSID"),
    /** 32 bits. */
    X86("x86", "32-bit", "Software\\Classes\\Wow6432Node\\CLSID");

    private final String folder;
    private final String label;
    private final String classes;

    Bitness(String folder, String label, String classes) {
        this.folder = folder;
        this.label = label;
        this.classes = classes;
    }

    /** @return name of the folder with files of this width; also Office's word for it */
    public String folder() {
        return folder;
    }

    /** @return as people read it */
    public String label() {
        return label;
    }

    /** @return path of the current user's classes that programs of this width see, on 64-bit Windows */
    public String classes() {
        return classes;
    }
}
