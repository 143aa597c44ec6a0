package io.github.migrationlint.schemas;

/** Whose version decides which shape a kind has. */
public enum Component {
  /** kubevirt/kubevirt. */
  KUBEVIRT("kubevirt", "KubeVirt"),
  /** kubevirt/hyperconverged-cluster-operator. */
  HYPERCONVERGED("hyperconverged", "HCO"),
  /** A CRD the user brought: it has the shape the user brought, whatever the versions are. */
  IMPORTED("imported", "the imported CRD");

  private final String word;
  private final String title;

  Component(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /** The word the catalogue's index uses. */
  public String word() {
    return word;
  }

  /** What it is called in a message. */
  public String title() {
    return title;
  }

  static Component ofWord(String word) {
    for (var component : values()) {
      if (component.word.equals(word)) {
        return component;
      }
    }
    throw new IllegalArgumentException("no component " + word);
  }
}
