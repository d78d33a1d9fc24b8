/** Everything that can keep the product from working, looked at in one go. */
@NullMarked
package dev.crmbridge.service.doctor;

import org.jspecify.annotations.NullMarked;
