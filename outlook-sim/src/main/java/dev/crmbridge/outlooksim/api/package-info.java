/**
 * The items of the simulated Outlook in JSON: reading a script's wishes, showing items, the routes below {@code /api/items}.
 * Nothing here knows the CRM or the service.
 */
@NullMarked
package dev.crmbridge.outlooksim.api;

import org.jspecify.annotations.NullMarked;
