@NullMarked
package dev.crmbridge.service.cli;

import org.jspecify.annotations.NullMarked;
