package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The clusters that objects of a repository call by name, and the servers they are.
 *
 * <p>A server is a cluster's where a cluster Secret of Argo CD says so (the label {@code
 * argocd.argoproj.io/secret-type: cluster}, util/db/cluster.go {@code SecretToCluster}), or where its
 * host is {@code api.<name>.<domain>}, as OpenShift's installer writes it, and the repository knows a
 * cluster of that name. Any other server may be a named cluster too, and nothing tells which.
 */
public final class ClusterNames {
  private static final String SECRET_TYPE = "argocd.argoproj.io/secret-type";

  private final Set<String> names = new TreeSet<>();
  private final Map<String, String> namesByHost = new TreeMap<>();

  private ClusterNames() {}

  public static ClusterNames of(List<Manifest> written) {
    var found = new ClusterNames();
    for (var manifest : written) {
      switch (manifest.gvk().group() + "/" + manifest.gvk().kind()) {
        case "/Secret" -> found.addSecret(manifest);
        case "cluster.open-cluster-management.io/ManagedCluster",
            "hypershift.openshift.io/HostedCluster" -> manifest.name().ifPresent(found::add);
        case "argoproj.io/Application" -> found.addApplication(manifest.root());
        case "argoproj.io/ApplicationSet" ->
          manifest
              .root()
              .mapping("spec")
              .flatMap(spec -> spec.mapping("template"))
              .ifPresent(found::addApplication);
        default -> {}
      }
    }
    return found;
  }

  private void addApplication(MappingNode application) {
    application
        .mapping("spec")
        .flatMap(spec -> spec.mapping("destination"))
        .flatMap(destination -> destination.scalar("name"))
        .ifPresent(name -> add(name.text()));
  }

  private void addSecret(Manifest secret) {
    var type = secret
        .root()
        .mapping("metadata")
        .flatMap(metadata -> metadata.mapping("labels"))
        .flatMap(labels -> labels.scalar(SECRET_TYPE))
        .map(ScalarNode::text);
    if (type.filter("cluster"::equals).isPresent()) {
      var name = field(secret, "name");
      var server = field(secret, "server");
      name.ifPresent(this::add);
      if (name.isPresent() && server.isPresent() && names.contains(name.get())) {
        namesByHost.put(hostOf(server.get()), name.get());
      }
    }
  }

  private static Optional<String> field(Manifest secret, String name) {
    var written = secret.root().mapping("stringData").flatMap(data -> data.scalar(name));
    return written.map(ScalarNode::text).or(() -> secret
        .root()
        .mapping("data")
        .flatMap(data -> data.scalar(name))
        .flatMap(value -> decoded(value.text())));
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(
          new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void add(String name) {
    if (!name.isEmpty() && !name.equals("in-cluster") && !Applications.isPlaceholder(name)) {
      names.add(name);
    }
  }

  /** Whether the repository calls a cluster so. */
  public boolean contains(String name) {
    return names.contains(name);
  }

  /** The cluster that a server is; the server's host where nothing tells. */
  String ofServer(String server) {
    var host = hostOf(server);
    var known = namesByHost.get(host);
    if (known != null) {
      return known;
    }
    if (host.startsWith("api.")) {
      var end = host.indexOf('.', "api.".length());
      var name = end < 0 ? "" : host.substring("api.".length(), end);
      if (names.contains(name)) {
        return name;
      }
    }
    return host;
  }

  /** The server without scheme, port and path: no one wants to read them in a name. */
  static String hostOf(String server) {
    var scheme = server.indexOf("://");
    var start = scheme < 0 ? 0 : scheme + 3;
    var end = start;
    while (end < server.length() && server.charAt(end) != ':' && server.charAt(end) != '/') {
      end++;
    }
    return server.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
