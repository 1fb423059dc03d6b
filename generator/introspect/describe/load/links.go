package load

// What a package brings with it. In: what go list says of imports. Out: the packages that are linked with it.

// Links are those of some packages that a program with the package has in it, in their order.
func (p *Program) Links(with *Package, among []string) []string {
	reached := make(map[string]bool)
	p.reach(with.Path, reached)
	var links []string
	for _, path := range among {
		if reached[path] {
			links = append(links, path)
		}
	}
	return links
}

func (p *Program) reach(path string, reached map[string]bool) {
	known := p.listed[path]
	if known == nil || reached[path] {
		return
	}
	reached[path] = true
	for _, imported := range known.Imports {
		p.reach(imported, reached)
	}
}
