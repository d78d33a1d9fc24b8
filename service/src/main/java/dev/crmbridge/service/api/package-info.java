/** The loopback API: routes, request bodies, answers; knows only the engine's face. */
@NullMarked
package dev.crmbridge.service.api;

import org.jspecify.annotations.NullMarked;
