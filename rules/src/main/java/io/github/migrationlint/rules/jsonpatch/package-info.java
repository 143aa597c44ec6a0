/** Rules about the JSON patches in the annotations of HyperConverged. */
@NullMarked
package io.github.migrationlint.rules.jsonpatch;

import org.jspecify.annotations.NullMarked;
