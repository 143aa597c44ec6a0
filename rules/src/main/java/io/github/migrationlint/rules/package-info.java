/** The rules, one room each: class, page and examples are together. */
@NullMarked
package io.github.migrationlint.rules;

import org.jspecify.annotations.NullMarked;
