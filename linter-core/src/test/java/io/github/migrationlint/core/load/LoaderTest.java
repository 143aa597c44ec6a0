package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.migrationlint.core.text.SourceId;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {
  private final Checkout checkout;

  LoaderTest(@TempDir Path folder) {
    this.checkout = new Checkout(folder);
  }

  @Test
  void a_folder_yields_yaml_and_json_at_any_depth_in_path_order() {
    checkout.with("b.yaml", "a/c.yml", "a/b/d.json", "a-b.yaml", "readme.md", "a/values.yaml.bak");
    assertEquals(List.of("a-b.yaml", "a/b/d.json", "a/c.yml", "b.yaml"), checkout.names("."));
  }

  @Test
  void extensions_are_read_in_any_letter_case() {
    checkout.with("A.YAML", "b.Yml", "c.JSON", "İ.YAML");
    assertEquals(List.of("A.YAML", "b.Yml", "c.JSON", "İ.YAML"), checkout.names("."));
  }

  @Test
  void a_file_that_is_named_is_read_whatever_its_extension() {
    checkout.with("vm.txt", "manifest");
    assertEquals(List.of("manifest", "vm.txt"), checkout.names("vm.txt", "manifest"));
  }

  @Test
  void each_file_is_read_once() {
    checkout.with("a/x.yaml", "a/y.yaml");
    var paths = new String[] {"a/x.yaml", "a", "./a/../a/x.yaml", ".", "a/*.yaml", "a/x.yaml"};
    assertEquals(List.of("a/x.yaml", "a/y.yaml"), checkout.names(paths));
    assertEquals(2, checkout.load(paths).value().files());
  }

  @Test
  void a_file_of_two_names_goes_by_the_smaller_one() {
    checkout.with("real.yaml").link("alias.yaml", "real.yaml");
    assertEquals(List.of("alias.yaml"), checkout.names("real.yaml", "alias.yaml"));
    assertEquals(List.of("alias.yaml"), checkout.names("alias.yaml", "real.yaml"));
  }

  @Test
  void names_are_relative_to_the_working_directory() {
    checkout.with("repo/a.yaml", "other/b.yaml");
    assertEquals(List.of("../other/b.yaml", "a.yaml"), checkout.namesFrom("repo", ".", "../other"));
    assertEquals(List.of("../other/b.yaml"), checkout.namesFrom("repo", "../repo/../other/b.yaml"));
    var absolute = checkout.path("repo/a.yaml").toString();
    assertEquals(List.of("a.yaml"), checkout.namesFrom("repo", absolute));
  }

  @Test
  void the_order_of_paths_and_of_the_file_system_does_not_matter() {
    checkout
        .with("a/1.yaml", "a/2.yaml", "b/1.yaml", "b.yaml", "c/d/e.yaml")
        .link("c/up", "..")
        .link("z.yaml", "a/1.txt")
        .file("a/1.txt", Checkout.VM)
        .link("out.yaml", "nowhere");
    var expected = checkout.load("a", ".", "b");
    for (var seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      checkout.on(new OddDisk() {
        @Override
        public List<Path> list(Path folder) throws java.io.IOException {
          var entries = super.list(folder);
          Collections.shuffle(entries, random);
          return entries;
        }
      });
      var shuffled = checkout.load("b", ".", "a");
      assertEquals(
          expected.value().sources().toString(), shuffled.value().sources().toString());
      assertEquals(expected.problems(), shuffled.problems());
    }
  }

  @Test
  void what_cannot_matter_is_counted_and_named_but_not_decoded() {
    checkout.with("vm.yaml").file("svc.yaml", Checkout.SERVICE).file("empty.json", "");
    var loaded = checkout.load(".").value();
    assertEquals("[vm.yaml]", loaded.sources().toString());
    assertEquals(
        List.of(new SourceId("empty.json"), new SourceId("svc.yaml")), loaded.passedOver());
    assertEquals(3, loaded.files());
  }

  @Test
  void kustomizations_and_charts_matter_for_their_names() {
    checkout
        .file("a/kustomization.yaml", "resources: [x.yaml]")
        .file("b/kustomization.yml", "")
        .file("c/Kustomization", "namePrefix: c-")
        .file("d/Chart.yaml", "name: d");
    assertEquals(
        List.of("a/kustomization.yaml", "b/kustomization.yml", "c/Kustomization", "d/Chart.yaml"),
        checkout.names("."));
  }

  @Test
  void our_own_files_are_no_manifests() {
    checkout.with(
        ".migration-lint.yaml", "a/.migration-lint.yaml", ".migration-lint-baseline.json");
    assertEquals(0, checkout.load(".").value().files());
    assertEquals(0, checkout.load(".migration-lint.yaml").value().files());
  }

  @Test
  void build_output_and_dependencies_are_not_entered() {
    checkout.with(
        "target/a.yaml",
        "x/target/a.yaml",
        "node_modules/a.yaml",
        ".git/a.yaml",
        ".github/a.yaml",
        "targets/a.yaml");
    assertEquals(List.of(".github/a.yaml", "targets/a.yaml"), checkout.names("."));
    assertEquals(List.of("target/a.yaml"), checkout.names("target"));
  }

  @Test
  void a_folder_may_be_called_like_a_file() {
    checkout.with("x.yaml/y.yaml");
    assertEquals(List.of("x.yaml/y.yaml"), checkout.names("."));
    assertEquals(List.of("x.yaml/y.yaml"), checkout.names("x.yaml"));
  }

  @Test
  void nothing_asked_for_is_nothing_read() {
    assertEquals(0, checkout.with("a.yaml").load().value().files());
  }

  @Test
  void standard_input_is_a_file_of_the_name_it_is_given() {
    checkout.with("z.yaml").stdin("m.yaml", Checkout.VM);
    assertEquals(List.of("m.yaml", "z.yaml"), checkout.names("z.yaml", "-"));
    assertEquals(List.of("m.yaml"), checkout.names("-", "-"));
    assertEquals(List.of(), checkout.stdin("m.yaml", Checkout.SERVICE).names("-"));
  }

  @Test
  void standard_input_represents_the_file_of_its_name() {
    checkout.file("a.yaml", "old").stdin("a.yaml", Checkout.VM);
    var loaded = checkout.load("-", ".").value();
    assertEquals("[a.yaml]", loaded.sources().toString());
    assertEquals(Checkout.VM, loaded.sources().get(0).text());
    assertEquals(1, loaded.files());
  }

  @Test
  void standard_input_must_be_there() {
    var here = checkout.path("");
    assertThrows(
        IllegalArgumentException.class,
        () -> new LoadRequest(here, List.of("-"), Optional.empty(), "x", List.of()));
  }

  @Test
  void what_is_excluded_is_not_read_even_if_named() {
    checkout.with("a.yaml", "examples/a.yaml", "x/examples/a.yaml", "b/c.json", "b/d.yaml");
    checkout.excluding("examples/**", "**/*.json");
    assertEquals(List.of("a.yaml", "b/d.yaml", "x/examples/a.yaml"), checkout.names("."));
    assertEquals(List.of(), checkout.names("examples", "examples/a.yaml", "b/c.json"));
    assertEquals(List.of("a.yaml"), checkout.excluding("b", "**/examples/").names("."));
  }

  @Test
  void exclusions_reach_outside_of_the_working_directory() {
    checkout.with("repo/a.yaml", "other/b.yaml", "other/c/d.yaml").excluding("../other/c/**");
    assertEquals(
        List.of("../other/b.yaml", "a.yaml"),
        checkout.namesFrom("repo", "..").stream()
            .map(name -> name.replace("../repo/", ""))
            .toList());
  }

  @Test
  void a_missing_path_is_wrong_usage() {
    checkout.with("policies/gold.yaml");
    refuses("nothing", "no such file or folder: `nothing`");
    refuses("polcies", "no such file or folder: `polcies`; did you mean `policies`?");
    refuses(
        "policies/Golf.yaml",
        "no such file or folder: `policies/Golf.yaml`; did you mean `policies/gold.yaml`?");
    refuses(
        "polices/gold.yaml",
        "no such file or folder: `polices/gold.yaml`; did you mean `policies`?");
    refuses(
        "policies/gold.yaml/x",
        "no such file or folder: `policies/gold.yaml/x`; did you mean `policies/gold.yaml`?");
    refuses("a\0b", "no such file or folder: `a\0b`");
  }

  private void refuses(String path, String message) {
    assertEquals(
        message, assertThrows(NoSuchPath.class, () -> checkout.load(path)).getMessage());
  }

  @Test
  void globs_pick_files() {
    checkout.with("a/x.yaml", "a/y.yml", "a/b/x.yaml", "c/x.yaml", "x.yaml", "a/x.md");
    assertEquals(List.of("x.yaml"), checkout.names("*.yaml"));
    assertEquals(List.of("a/x.yaml", "c/x.yaml"), checkout.names("*/*.yaml"));
    assertEquals(List.of("a/b/x.yaml", "a/x.yaml"), checkout.names("a/**/*.yaml"));
    assertEquals(List.of("a/b/x.yaml", "a/x.yaml", "c/x.yaml", "x.yaml"), checkout.names("**/x.*"));
    assertEquals(List.of("a/x.yaml", "a/y.yml"), checkout.names("a/?.{yaml,yml}"));
    assertEquals(List.of("a/x.yaml", "c/x.yaml"), checkout.names("[!b]/x.yaml"));
    assertEquals(List.of("a/x.yaml"), checkout.names("./a/[w-x].yaml"));
    assertEquals(List.of("../x.yaml"), checkout.namesFrom("a", "../*.yaml"));
  }

  @Test
  void a_glob_that_matches_a_folder_takes_all_of_it() {
    checkout.with("clusters/east/vm.yaml", "clusters/west/a/vm.yaml", "other/vm.yaml");
    assertEquals(
        List.of("clusters/east/vm.yaml", "clusters/west/a/vm.yaml"), checkout.names("clusters/*"));
    assertEquals(List.of("clusters/east/vm.yaml"), checkout.names("clusters/e*/"));
    assertEquals(List.of("clusters/east/vm.yaml"), checkout.names("{clusters/east,nowhere}"));
  }

  @Test
  void a_glob_that_spells_an_extension_is_taken_at_its_word() {
    checkout.with("a.tmpl", "b.txt", "c.yaml");
    assertEquals(List.of("a.tmpl"), checkout.names("*.tmpl"));
    assertEquals(List.of("c.yaml"), checkout.names("*"));
    assertEquals(List.of("c.yaml"), checkout.names("*.*"));
  }

  @Test
  void a_glob_that_matches_nothing_is_wrong_usage() {
    checkout.with("a.yaml", "b/c.md").file("d/e.yaml", Checkout.SERVICE);
    refuses("b/*", "no YAML or JSON file matches `b/*`");
    refuses("nowhere/**/*.yaml", "no YAML or JSON file matches `nowhere/**/*.yaml`");
    refuses("a.yaml/*", "no YAML or JSON file matches `a.yaml/*`");
    refuses("[", "no YAML or JSON file matches `[`");
    assertEquals(List.of(), checkout.names("d/*"));
  }

  @Test
  void a_file_that_exists_is_no_glob() {
    checkout.with("[ab].yaml", "a.yaml", "{x}.yaml");
    assertEquals(List.of("[ab].yaml"), checkout.names("[ab].yaml"));
    assertEquals(List.of("{x}.yaml"), checkout.names("{x}.yaml"));
    assertEquals(List.of("a.yaml"), checkout.names("[a].yaml"));
  }

  @Test
  void a_glob_lists_no_folder_in_which_nothing_can_match() {
    checkout.with("a/x.yaml", "b/c/x.yaml").on(new OddDisk() {
      @Override
      public List<Path> list(Path folder) throws java.io.IOException {
        assertEquals(false, folder.endsWith("c"), "listed " + folder);
        return super.list(folder);
      }
    });
    assertEquals(List.of("a/x.yaml"), checkout.names("*/x.yaml"));
  }
}
