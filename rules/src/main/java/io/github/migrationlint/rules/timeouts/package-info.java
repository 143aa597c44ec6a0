/** Rules about the timeouts of migrations, and what they share in wording. */
@NullMarked
package io.github.migrationlint.rules.timeouts;

import org.jspecify.annotations.NullMarked;
