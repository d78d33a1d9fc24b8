@NullMarked
package dev.crmbridge.service.api;

import org.jspecify.annotations.NullMarked;
