/** Who may call: one-time links, cookie sessions, page tokens, bearer tokens and the challenge proof. */
@NullMarked
package dev.crmbridge.web.access;

import org.jspecify.annotations.NullMarked;
