/** Table definitions as the Web API shows them: JSON definitions and the CSDL document. */
@NullMarked
package dev.crmbridge.embedded.metadata;

import org.jspecify.annotations.NullMarked;
