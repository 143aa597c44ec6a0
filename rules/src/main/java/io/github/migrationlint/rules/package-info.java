/** The rules, one room each: class, page and examples stand together. */
@NullMarked
package io.github.migrationlint.rules;

import org.jspecify.annotations.NullMarked;
