/** Tests that users write about their policies: see {@code docs/tests.md}. */
@NullMarked
package io.github.migrationlint.core.policytest;

import org.jspecify.annotations.NullMarked;
