// Records what kubectl and kustomize make of scalars, keys and documents.
//
// It reads the tables of ../resources/yaml, keeps what each row asks and writes anew what the two
// programs' own libraries answer. To ask more, add rows without answers and run it again.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

const (
	refused   = "refused"
	document  = "=====\n"
	separator = "-----\n"
)

// unescaped undoes the escapes encoding/json makes for HTML.
var unescaped = strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&")

func main() {
	folder := "../resources/yaml"
	rewrite(filepath.Join(folder, "scalars.tsv"), scalarRow)
	rewrite(filepath.Join(folder, "keys.tsv"), keyRow)
	rewriteDocuments(filepath.Join(folder, "documents.txt"))
}

// rewrite passes the first field of each row through answer; lines that start with # stay.
func rewrite(path string, answer func(string) []string) {
	var out strings.Builder
	for _, line := range lines(path) {
		if strings.HasPrefix(line, "#") {
			out.WriteString(line + "\n")
			continue
		}
		question, _, _ := strings.Cut(line, "\t")
		fields := append([]string{question}, answer(question)...)
		out.WriteString(strings.Join(fields, "\t") + "\n")
	}
	write(path, out.String())
}

func scalarRow(scalar string) []string {
	return []string{kubectl("v: " + scalar + "\n"), kustomize("v: " + scalar + "\n")}
}

// keyRow tells the name the key has in JSON.
func keyRow(key string) []string {
	converted, err := yaml.YAMLToJSON([]byte("? " + key + "\n: 1\n"))
	if err != nil {
		return []string{refused}
	}
	var object map[string]any
	if err := json.Unmarshal(converted, &object); err != nil || len(object) != 1 {
		log.Fatalf("key %q became %s", key, converted)
	}
	for name := range object {
		return []string{text(name)}
	}
	return nil
}

func rewriteDocuments(path string) {
	header, rest, _ := strings.Cut(strings.Join(lines(path), "\n")+"\n", document)
	out := header
	for _, entry := range strings.Split(rest, document) {
		source, _, _ := strings.Cut(entry, separator)
		answer := refused
		if converted, err := yaml.YAMLToJSON([]byte(source)); err == nil {
			answer = unescaped.Replace(string(converted))
		}
		out += document + source + separator + answer + "\n"
	}
	write(path, out)
}

// kubectl is what apimachinery's YAMLOrJSONDecoder does with a document that is not JSON.
func kubectl(source string) string {
	converted, err := yaml.YAMLToJSON([]byte(source))
	if err != nil {
		return refused
	}
	return value(converted)
}

// kustomize is kubectl behind `kustomize build`.
func kustomize(source string) string {
	files := filesys.MakeFsInMemory()
	resource := "apiVersion: example.com/v1\nkind: Probe\nmetadata: {name: probe}\n" + source
	for name, content := range map[string]string{
		"kustomization.yaml": "resources: [probe.yaml]\n",
		"probe.yaml":         resource,
	} {
		if err := files.WriteFile(name, []byte(content)); err != nil {
			log.Fatal(err)
		}
	}
	built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(files, ".")
	if err != nil {
		return refused
	}
	output, err := built.AsYaml()
	if err != nil {
		return refused
	}
	return kubectl(string(output))
}

// value is the JSON text of member v: numbers as they are written, for 1 and 1.0 differ.
func value(object []byte) string {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(object, &members); err != nil {
		log.Fatal(err)
	}
	raw := string(members["v"])
	var s string
	if strings.HasPrefix(raw, `"`) && json.Unmarshal([]byte(raw), &s) == nil {
		return text(s)
	}
	return raw
}

// text is a JSON string.
func text(s string) string {
	encoded, err := json.Marshal(s)
	if err != nil {
		log.Fatal(err)
	}
	return unescaped.Replace(string(encoded))
}

func lines(path string) []string {
	content, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
}

func write(path, content string) {
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Println("wrote", path)
}
