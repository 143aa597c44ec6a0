/** Behavior derived once from a cluster, as upstream derives it. */
@NullMarked
package io.github.migrationlint.core.facts;

import org.jspecify.annotations.NullMarked;
