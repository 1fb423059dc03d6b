package main

type writeIndex map[string]map[int]bool

func (w writeIndex) of(path, name string) map[int]bool { return w[path+"."+name] }

func findWrites(program *program, wanted []*listed) writeIndex { return nil }
