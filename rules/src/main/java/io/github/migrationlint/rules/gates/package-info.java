/** Rules about feature gates. */
@NullMarked
package io.github.migrationlint.rules.gates;

import org.jspecify.annotations.NullMarked;
