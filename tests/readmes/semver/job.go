package main

import (
	"errors"
	"sort"

	"github.com/Masterminds/semver/v3"
)

func main() {
	version := must(semver.NewVersion("1.2.3-beta.1+build345"))
	show(version.Major(), version.Minor(), version.Patch(), version.Prerelease(), version.Metadata())
	show(must(semver.NewVersion("v1.2")).String(), must(semver.NewVersion("v1.2")).Original())

	var versions []*semver.Version
	for _, raw := range []string{"1.2.3", "1.0", "1.3", "2", "0.4.2"} {
		versions = append(versions, must(semver.NewVersion(raw)))
	}
	sort.Sort(semver.Collection(versions))
	var texts []string
	for _, each := range versions {
		texts = append(texts, each.String())
	}
	show(texts)

	constraint := must(semver.NewConstraint(">= 1.2.3"))
	show(constraint.Check(must(semver.NewVersion("1.3"))))
	show(constraint.Check(must(semver.NewVersion("1.4.0-beta"))))
	constraint.IncludePrerelease = true
	show(constraint.Check(must(semver.NewVersion("1.4.0-beta"))))

	range_ := must(semver.NewConstraint("<= 1.2.3, >= 1.4"))
	valid, reasons := range_.Validate(must(semver.NewVersion("1.3")))
	show(valid)
	for _, reason := range reasons {
		show(reason.Error())
	}

	_, err := semver.NewVersion("one")
	show(errors.Is(err, semver.ErrInvalidSemVer), err.Error())
	show(must(semver.NewVersion("1.3.0")).IncPatch().String())
}
