package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.manifest.Manifest;

/**
 * What makes an object of a cluster the same one on both sides. The version of its group does not
 * count, for the API server converts.
 *
 * @param index for an object that is there several times, which of them
 */
record ObjectName(String group, String kind, String namespace, String name, int index) {
  static ObjectName of(Manifest manifest, int index) {
    return new ObjectName(
        manifest.gvk().group(),
        manifest.gvk().kind(),
        manifest.namespace().orElse(""),
        manifest.name().orElse(""),
        index);
  }

  ObjectName at(int number) {
    return new ObjectName(group, kind, namespace, name, number);
  }

  /** The kind and name, as a message has them. */
  String title() {
    var owner = namespace.isEmpty() ? "" : namespace + "/";
    return kind + " `" + owner + name + "`";
  }
}
