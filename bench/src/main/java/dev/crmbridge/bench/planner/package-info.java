/** Speed of the pure planner. */
@NullMarked
package dev.crmbridge.bench.planner;

import org.jspecify.annotations.NullMarked;
