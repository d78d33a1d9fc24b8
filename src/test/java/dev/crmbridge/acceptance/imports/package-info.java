/** Files of other programs, from the import to the linked record, and meetings of several people. */
@NullMarked
package dev.crmbridge.acceptance.imports;

import org.jspecify.annotations.NullMarked;
