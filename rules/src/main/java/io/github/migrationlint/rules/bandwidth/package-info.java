/** Rules about {@code bandwidthPerMigration}. */
@NullMarked
package io.github.migrationlint.rules.bandwidth;

import org.jspecify.annotations.NullMarked;
