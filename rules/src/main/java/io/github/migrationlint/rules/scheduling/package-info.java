/** Rooms on where the target of a migration may run, and what their rules share. */
@NullMarked
package io.github.migrationlint.rules.scheduling;

import org.jspecify.annotations.NullMarked;
