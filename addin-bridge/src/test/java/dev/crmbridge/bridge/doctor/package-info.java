@NullMarked
package dev.crmbridge.bridge.doctor;

import org.jspecify.annotations.NullMarked;
