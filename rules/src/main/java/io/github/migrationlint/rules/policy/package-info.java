/** What several rules about policies share. */
@NullMarked
package io.github.migrationlint.rules.policy;

import org.jspecify.annotations.NullMarked;
