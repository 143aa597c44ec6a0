/**
 * What upstream says, as data: the CRD schemas by version, which versions belong together, and the
 * defaults that upstream applies in code.
 */
@NullMarked
package io.github.migrationlint.schemas;

import org.jspecify.annotations.NullMarked;
