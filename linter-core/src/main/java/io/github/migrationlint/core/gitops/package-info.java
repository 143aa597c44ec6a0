/** What Argo CD, Flux and ACM would apply, and to which cluster, as their objects in the repository say. */
@NullMarked
package io.github.migrationlint.core.gitops;

import org.jspecify.annotations.NullMarked;
