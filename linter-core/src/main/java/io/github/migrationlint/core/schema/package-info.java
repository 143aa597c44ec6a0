/** Validation against the CRD schemas; the only package that uses json-schema-validator. */
@NullMarked
package io.github.migrationlint.core.schema;

import org.jspecify.annotations.NullMarked;
