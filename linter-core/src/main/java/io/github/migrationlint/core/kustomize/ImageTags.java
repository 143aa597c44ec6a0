package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sets the images of containers as an item of {@code images} asks for, wherever an object has {@code
 * containers} (api/filters/imagetag). No kind of ours has such a field; the operator's Deployment has,
 * and its image tells which version runs.
 */
final class ImageTags {
  private static final List<String> LISTS = List.of("containers", "initContainers");

  private final String name;
  private final String newName;
  private final String newTag;
  private final String tagSuffix;
  private final String digest;

  ImageTags(MappingNode item) {
    name = Nodes.text(item, "name");
    newName = Nodes.text(item, "newName");
    newTag = Nodes.text(item, "newTag");
    tagSuffix = Nodes.text(item, "tagSuffix");
    digest = Nodes.text(item, "digest");
  }

  /** The object with its images set; the same one if it has none of that name. */
  MappingNode set(MappingNode object) {
    var changed = object;
    for (var entry : object.entries()) {
      var value = LISTS.contains(entry.name()) && entry.value() instanceof SequenceNode containers
          ? inContainers(containers)
          : entry.value() instanceof MappingNode fields ? set(fields) : entry.value();
      if (value != entry.value()) {
        changed = Nodes.with(changed, Nodes.withValue(entry, value));
      }
    }
    return changed;
  }

  private SequenceNode inContainers(SequenceNode containers) {
    var items = new ArrayList<YamlNode>();
    var isChanged = false;
    for (var item : containers.items()) {
      var image = item instanceof MappingNode container
          ? container.scalar("image")
          : Optional.<ScalarNode>empty();
      if (item instanceof MappingNode container && image.isPresent() && isMeant(image.get())) {
        var text = Nodes.string(image.get().span(), renamed(image.get().text()));
        items.add(Nodes.with(container, "image", text));
        isChanged = true;
      } else {
        items.add(item);
      }
    }
    return isChanged ? new SequenceNode(containers.span(), items) : containers;
  }

  private boolean isMeant(ScalarNode image) {
    return !name.isEmpty() && image.text().substring(0, endOfName(image.text())).equals(name);
  }

  /** Where the tag or the digest of an image begins: api/internal/image {@code Split}. */
  private static int endOfName(String image) {
    var at = image.indexOf('@');
    var end = at < 0 ? image.length() : at;
    var colon = image.indexOf(':', image.lastIndexOf('/', end) + 1);
    return colon < 0 || colon > end ? end : colon;
  }

  /** A new tag takes the place of tag and digest, as a new digest does: {@code SetImageValue}. */
  private String renamed(String image) {
    var rest = image.substring(endOfName(image));
    if (!newTag.isEmpty() || !digest.isEmpty()) {
      rest = (newTag.isEmpty() ? "" : ":" + newTag) + (digest.isEmpty() ? "" : "@" + digest);
    } else if (!tagSuffix.isEmpty()) {
      var at = rest.indexOf('@');
      var tag = at < 0 ? rest : rest.substring(0, at);
      rest = (tag.isEmpty() ? ":" : tag) + tagSuffix;
    }
    return (newName.isEmpty() ? name : newName) + rest;
  }
}
