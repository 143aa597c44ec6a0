package io.github.migrationlint.core.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterFoldersTest {
  @ParameterizedTest
  @CsvSource({
    "clusters/east,               clusters/east",
    "clusters/east/apps/vms,      clusters/east",
    "a/sites/west,                a/sites/west",
    "clusters/overlays/east/vms,  clusters/overlays/east",
    "clusters/envs/sites/east,    clusters/envs/sites/east",
    "clusters/east/sites/west,    clusters/east",
    "clusters,                    none",
    "a/clusters,                  none",
    "clusters/overlays,           none",
    "clusters/environments/sites, none",
    "my-clusters/east,            none",
    "east,                        none",
    "'',                          none",
  })
  void a_folder_below_clusters_or_sites_is_one_cluster(String path, String folder) {
    assertEquals(folder, ClusterFolders.HERE.on(path).orElse("none"));
    assertEquals(
        folder.substring(folder.lastIndexOf('/') + 1),
        ClusterFolders.HERE.nameOn(path).orElse("none"));
  }

  @Test
  void a_file_below_clusters_is_called_without_its_ending() {
    assertEquals("east", ClusterFolders.HERE.nameOn("clusters/east.yaml").orElse("none"));
    assertEquals("east.v2", ClusterFolders.HERE.nameOn("clusters/east.v2").orElse("none"));
  }

  @Test
  void a_path_has_a_last_part_and_a_folder_around_it() {
    assertEquals("c", ClusterFolders.last("a/b/c"));
    assertEquals("a", ClusterFolders.last("a"));
    assertEquals("a/b", ClusterFolders.parent("a/b/c"));
    assertEquals("", ClusterFolders.parent("a"));
  }

  @Test
  void a_place_is_in_its_own_folder_and_all_around_it() {
    assertTrue(ClusterFolders.isIn("a/b", "a/b"));
    assertTrue(ClusterFolders.isIn("a/b/c", "a/b"));
    assertTrue(ClusterFolders.isIn("a", ""));
    assertFalse(ClusterFolders.isIn("a/bc", "a/b"));
    assertFalse(ClusterFolders.isIn("a", "a/b"));
  }

  @Test
  void the_folders_around_a_repository_are_no_clusters() {
    var folders = new ClusterFolders("../clusters/fleet");
    assertEquals(Optional.empty(), folders.on("../clusters/fleet"));
    assertEquals(Optional.empty(), folders.on("../clusters/fleet/apps/vms"));
    assertEquals(
        Optional.of("../clusters/fleet/clusters/east"),
        folders.on("../clusters/fleet/clusters/east/apps"));
    assertEquals(Optional.of("east"), folders.nameOn("../clusters/fleet/clusters/east/apps"));
    assertFalse(folders.isBelowTop("../clusters/fleet"));
    assertFalse(folders.isBelowTop("../clusters"));
    assertFalse(folders.isBelowTop(""));
    assertTrue(folders.isBelowTop("../clusters/fleet/a"));
    assertEquals("", folders.fromTop("../clusters/fleet"));
    assertEquals("a/b", folders.fromTop("../clusters/fleet/a/b"));
    assertFalse(ClusterFolders.HERE.isBelowTop(""));
    assertTrue(ClusterFolders.HERE.isBelowTop("a"));
    assertEquals("a/b", ClusterFolders.HERE.fromTop("a/b"));
  }
}
