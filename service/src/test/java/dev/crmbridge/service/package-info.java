@NullMarked
package dev.crmbridge.service;

import org.jspecify.annotations.NullMarked;
