/** Tests of the add-in's side of the API. */
@NullMarked
package dev.crmbridge.service.addin;

import org.jspecify.annotations.NullMarked;
