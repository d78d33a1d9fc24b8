/** This installation of the product: where it lies and how it starts its service. */
@NullMarked
package dev.crmbridge.service.installation;

import org.jspecify.annotations.NullMarked;
