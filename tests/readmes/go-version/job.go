package main

import (
	"sort"

	"github.com/hashicorp/go-version"
)

func main() {
	v1 := must(version.NewVersion("1.2"))
	v2 := must(version.NewVersion("1.5+metadata"))
	if v1.LessThan(v2) {
		show(v1.String(), "is less than", v2.String())
	}
	show(v2.Segments(), v2.Metadata(), v2.Core().String())

	constraints := must(version.NewConstraint(">= 1.0, < 1.4"))
	if constraints.Check(v1) {
		show(v1.String(), "satisfies constraints", constraints.String())
	}
	show(constraints.Check(v2))

	var versions []*version.Version
	for _, raw := range []string{"1.1", "0.7.1", "1.4-beta", "1.4", "2"} {
		versions = append(versions, must(version.NewVersion(raw)))
	}
	sort.Sort(version.Collection(versions))
	var texts []string
	for _, each := range versions {
		texts = append(texts, each.Original())
	}
	show(texts)

	_, err := version.NewVersion("one")
	show(err.Error())
}
