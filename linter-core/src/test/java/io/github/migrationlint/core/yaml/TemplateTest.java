package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static void assertTemplate(String yaml) {
    var outcome = Yaml.read(yaml);
    assertEquals(List.of(), outcome.problems(), yaml);
    assertEquals(1, outcome.value().templated().size(), yaml);
    assertEquals(List.of(), outcome.value().documents(), yaml);
  }

  private static void assertMistake(String yaml) {
    var outcome = Yaml.read(yaml);
    assertEquals(1, outcome.problems().size(), yaml);
    assertEquals(List.of(), outcome.value().templated(), yaml);
  }

  @Test
  void go_and_jinja_templates_are_no_mistakes() {
    assertTemplate("replicas: {{ .Values.replicas }}\n");
    assertTemplate("name: {{ .Release.Name }}-vm\n");
    assertTemplate("{{- if .Values.enabled }}\na: 1\n{{- end }}\n");
    assertTemplate("a:\n  {{- toYaml .Values.a | nindent 2 }}\nb: 1\n");
    assertTemplate("labels: {{ include \"x.labels\" . | nindent 4 }}\n");
    assertTemplate("a: \"{{ default \"x\" .Values.a }}\"\n");
    assertTemplate("{% for x in y %}\n- {{ x }}\n{% endfor %}\n");
    assertTemplate("items:\n- {{ range . }}\n- {{ end }}\n");
    assertTemplate("{# a comment #}\na: 1\n");
    assertTemplate("name: @vm.name@\n");
    assertTemplate("name: %%_NAME_%%\nnamespace: virt\n");
  }

  @Test
  void what_is_yaml_is_never_a_template() {
    var yaml = "a: \"{{ .Values.a }}\"\nb: |\n  {{- if x }}\n# {{ c }}\nd: x {{ y }}\n";
    var outcome = Yaml.read(yaml);
    assertEquals(List.of(), outcome.problems());
    assertEquals(List.of(), outcome.value().templated());
    assertEquals(1, outcome.value().documents().size());
  }

  @Test
  void a_mistake_elsewhere_is_a_mistake() {
    assertMistake("text: \"{{ $labels.vm }} is down\"\nkind: A\n  name: b\n");
    assertMistake("# {{ a }}\nb: [\n");
    assertMistake("a: b\n c: d\n");
    assertMistake("owner: @team\n");
    assertMistake("share: %50\n");
  }

  @Test
  void only_the_broken_documents_of_a_file_are_left_out() {
    var outcome = Yaml.read("a: 1\n---\nb: {{ x }}-y\n---\nc: 1\nc: 2\n---\nd: [\n");
    assertEquals(1, outcome.value().templated().size());
    assertEquals(
        List.of(0, 2, 3),
        outcome.value().documents().stream().map(Document::index).toList());
    assertEquals(
        List.of("duplicate-key", "yaml-syntax"),
        outcome.problems().stream().map(problem -> problem.code()).toList());
  }

  @Test
  void findings_of_a_template_are_dropped() {
    assertTemplate("a: 1\na: 2\n{{ if x }}\nb: 1\n");
  }
}
