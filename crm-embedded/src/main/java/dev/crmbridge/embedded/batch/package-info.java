/** Multipart batch bodies: reading requests, writing responses. */
@NullMarked
package dev.crmbridge.embedded.batch;

import org.jspecify.annotations.NullMarked;
