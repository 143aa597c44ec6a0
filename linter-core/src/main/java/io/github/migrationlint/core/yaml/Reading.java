package io.github.migrationlint.core.yaml;

/**
 * Who reads a plain scalar on its way to the cluster: {@code yes} is a boolean to one and a string
 * to the other.
 */
public enum Reading {
  /**
   * kubectl, oc, Argo CD and Flux on a plain file: apimachinery's YAMLOrJSONDecoder, sigs.k8s.io/yaml
   * over its fork of go-yaml v2.
   */
  KUBECTL,
  /** A file that passes through a kustomization: go-yaml v3 reads it, and rewrites it. */
  KUSTOMIZE
}
