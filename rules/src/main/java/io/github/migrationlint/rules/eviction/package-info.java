/** Rooms on what a drain does to VMs, and what their rules share. */
@NullMarked
package io.github.migrationlint.rules.eviction;

import org.jspecify.annotations.NullMarked;
