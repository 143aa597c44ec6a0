// Command build writes what kustomize's own library makes of a folder.
//
//	build [-unrestricted] FOLDER
package main

import (
	"flag"
	"fmt"
	"os"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

func main() {
	unrestricted := flag.Bool("unrestricted", false, "as Flux builds: no load restrictions")
	flag.Parse()
	options := krusty.MakeDefaultOptions()
	options.Reorder = krusty.ReorderOptionLegacy // as the command does
	if *unrestricted {
		options.LoadRestrictions = types.LoadRestrictionsNone
	}
	made, err := krusty.MakeKustomizer(options).Run(filesys.MakeFsOnDisk(), flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	text, err := made.AsYaml()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout.Write(text)
}
