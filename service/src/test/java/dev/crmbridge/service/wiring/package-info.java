@NullMarked
package dev.crmbridge.service.wiring;

import org.jspecify.annotations.NullMarked;
