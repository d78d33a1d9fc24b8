/** Tests of the planner. */
@org.jspecify.annotations.NullMarked
package dev.crmbridge.sync.plan;
