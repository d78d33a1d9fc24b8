@NullMarked
package dev.crmbridge.service.demo;

import org.jspecify.annotations.NullMarked;
