@NullMarked
package dev.crmbridge.service.dist;

import org.jspecify.annotations.NullMarked;
