package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolicLinksTest {
  private final Checkout checkout;

  SymbolicLinksTest(@TempDir Path folder) {
    this.checkout = new Checkout(folder);
  }

  @Test
  void a_link_to_what_is_read_anyway_is_passed_over() {
    checkout
        .with("a/x.yaml")
        .link("b.yaml", "a/x.yaml")
        .link("0.yaml", "a/x.yaml")
        .link("c", "a")
        .link("a/d", "../a");
    assertEquals(List.of("a/x.yaml"), checkout.names("."));
    assertEquals(List.of("a/x.yaml"), checkout.names("**/*.yaml"));
  }

  @Test
  void a_link_to_what_would_not_be_read_is_followed() {
    checkout
        .with("a.txt", "target/b.yaml", "target/c/d.yaml")
        .link("a.yaml", "a.txt")
        .link("z.yaml", "a.txt")
        .link("built", "target")
        .link("again", "target/c");
    assertEquals(List.of("a.yaml", "again/d.yaml", "built/b.yaml"), checkout.names("."));
  }

  @Test
  void links_in_a_circle_end() {
    checkout
        .with("a/x.yaml")
        .link("a/loop", "..")
        .link("a/self", ".")
        .link("a/b", "c")
        .link("a/c", "b")
        .link("target/t", "../a")
        .link("into", "target");
    assertEquals(List.of("a/x.yaml"), checkout.names("."));
    assertEquals(List.of("a/x.yaml"), checkout.names("**/*.yaml"));
    assertEquals(List.of("a/x.yaml"), checkout.names("**/x.yaml", "a"));
  }

  @Test
  void a_link_out_of_what_is_linted_is_reported_and_not_followed() {
    checkout
        .with("secrets/passwd.yaml", "secrets/notes.txt", "repo/a.yaml")
        .link("repo/b.yaml", "../secrets/passwd.yaml")
        .link("repo/c", "../secrets")
        .link("repo/d.txt", "../secrets/notes.txt")
        .link("repo/e.yaml", "b.yaml");
    assertEquals(
        List.of(
            "repo/b.yaml:1:1 warning unfollowed-link: symbolic link leads out of what is linted:"
                + " `../secrets/passwd.yaml`",
            "repo/c:1:1 warning unfollowed-link: symbolic link leads out of what is linted:"
                + " `../secrets`",
            "repo/e.yaml:1:1 warning unfollowed-link: symbolic link leads out of what is linted:"
                + " `b.yaml`"),
        checkout.problems("repo"));
    assertEquals("[repo/a.yaml]", checkout.load("repo").value().sources().toString());
    assertEquals(List.of("repo/a.yaml", "secrets/passwd.yaml"), checkout.names("repo", "secrets"));
  }

  @Test
  void a_path_that_only_begins_alike_is_outside() {
    checkout.with("repo-2/b.yaml", "repo/a.yaml").link("repo/b.yaml", "../repo-2/b.yaml");
    assertEquals(1, checkout.problems("repo").size());
  }

  @Test
  void a_link_that_is_named_is_followed_wherever_it_leads() {
    checkout
        .with("outside/a.yaml", "outside/b/c.yaml")
        .link("repo/x.yaml", "../outside/a.yaml")
        .link("repo/y", "../outside/b");
    assertEquals(List.of("repo/x.yaml", "repo/y/c.yaml"), checkout.names("repo/x.yaml", "repo/y"));
    assertEquals(List.of("repo/y/c.yaml"), checkout.names("repo/y/*.yaml"));
    assertEquals(
        List.of("repo/x.yaml", "repo/y/c.yaml"), checkout.names("repo/x.yaml", "repo/y", "repo"));
  }

  @Test
  void a_link_that_leads_nowhere_is_reported() {
    checkout
        .with("a.yaml")
        .link("b.yaml", "gone.yaml")
        .link("c.yaml", "c.yaml")
        .link("d", "gone")
        .link(".#a.yaml", "somebody@somewhere.1234");
    assertEquals(
        List.of(
            "b.yaml:1:1 warning unfollowed-link: symbolic link leads nowhere: `gone.yaml`",
            "c.yaml:1:1 warning unfollowed-link: symbolic link leads nowhere: `c.yaml`"),
        checkout.problems("."));
  }

  @Test
  void excluded_links_are_not_reported() {
    checkout.with("repo/a.yaml", "x/y.yaml").link("repo/b", "../x").link("repo/c.yaml", "gone");
    assertEquals(List.of(), checkout.excluding("repo/b", "**/c.yaml").problems("repo"));
  }

  @Test
  void the_working_directory_may_be_a_link() {
    checkout.with("real/a/x.yaml").link("alias", "real");
    assertEquals(List.of("a/x.yaml"), checkout.namesFrom("alias", "."));
    assertEquals(List.of("a/x.yaml"), checkout.namesFrom("alias", "a"));
  }
}
