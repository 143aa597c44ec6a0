/** What the user decides in {@code .migration-lint.yaml}: see {@code docs/configuration.md}. */
@NullMarked
package io.github.migrationlint.core.config;

import org.jspecify.annotations.NullMarked;
