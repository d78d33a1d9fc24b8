@NullMarked
package dev.crmbridge.service.data;

import org.jspecify.annotations.NullMarked;
