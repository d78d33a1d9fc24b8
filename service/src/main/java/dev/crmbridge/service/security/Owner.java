package dev.crmbridge.service.security;

/** Whom a token or a session stands for: one service belongs to one person. */
public enum Owner {
    /** The person whose process this is. */
    ME
}
