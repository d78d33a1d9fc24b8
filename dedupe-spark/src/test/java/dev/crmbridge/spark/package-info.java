/** Tests of the job in Spark's local mode. */
@NullMarked
package dev.crmbridge.spark;

import org.jspecify.annotations.NullMarked;
