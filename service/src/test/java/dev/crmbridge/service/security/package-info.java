@NullMarked
package dev.crmbridge.service.security;

import org.jspecify.annotations.NullMarked;
