/** What a person gives to whoever helps them: how things stand and what was logged, without their data. */
@NullMarked
package dev.crmbridge.service.support;

import org.jspecify.annotations.NullMarked;
