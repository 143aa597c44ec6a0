// Command flux writes what kustomize-controller makes of a Kustomization: the folder of its path,
// edited, built and with variables substituted.
//
//	flux ROOT KUSTOMIZATION.yaml [CLUSTER.yaml]
//
// CLUSTER.yaml holds the ConfigMaps and Secrets that substituteFrom finds.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/fluxcd/pkg/kustomize"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/yaml"
)

// cluster answers Get for ConfigMaps and Secrets.
type cluster struct {
	client.Client
	objects []unstructured.Unstructured
}

func (c cluster) Get(_ context.Context, key client.ObjectKey, into client.Object, _ ...client.GetOption) error {
	kind := "ConfigMap"
	if _, ok := into.(*corev1.Secret); ok {
		kind = "Secret"
	}
	for _, object := range c.objects {
		if object.GetKind() == kind && object.GetName() == key.Name && object.GetNamespace() == key.Namespace {
			text, err := yaml.Marshal(object.Object)
			if err != nil {
				return err
			}
			return yaml.Unmarshal(text, into)
		}
	}
	return apierrors.NewNotFound(schema.GroupResource{Resource: kind}, key.Name)
}

func read(path string) ([]unstructured.Unstructured, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var objects []unstructured.Unstructured
	for _, document := range strings.Split(string(text), "\n---\n") {
		object := unstructured.Unstructured{}
		if err := yaml.Unmarshal([]byte(document), &object.Object); err != nil {
			return nil, err
		}
		objects = append(objects, object)
	}
	return objects, nil
}

func run() error {
	root := os.Args[1]
	kustomizations, err := read(os.Args[2])
	if err != nil {
		return err
	}
	ks := kustomizations[0]
	c := cluster{}
	if len(os.Args) > 3 {
		if c.objects, err = read(os.Args[3]); err != nil {
			return err
		}
	}
	path, _, _ := unstructured.NestedString(ks.Object, "spec", "path")
	folder := filepath.Join(root, path)
	if _, err := kustomize.NewGenerator(root, ks).WriteFile(folder); err != nil {
		return err
	}
	made, err := kustomize.SecureBuild(root, folder, false)
	if err != nil {
		return err
	}
	for _, res := range made.Resources() {
		if _, found, _ := unstructured.NestedMap(ks.Object, "spec", "postBuild"); found {
			out, err := kustomize.SubstituteVariables(
				context.Background(), c, ks, res, kustomize.SubstituteWithStrict(true))
			if err != nil {
				return err
			}
			if out != nil {
				if _, err := made.Replace(out); err != nil {
					return err
				}
			}
		}
	}
	text, err := made.AsYaml()
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(text)
	return err
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
