package main

import (
	"github.com/emirpasic/gods/v2/lists/arraylist"
	"github.com/emirpasic/gods/v2/maps/treemap"
	"github.com/emirpasic/gods/v2/sets/hashset"
	"github.com/emirpasic/gods/v2/stacks/arraystack"
)

func main() {
	list := arraylist.New[string]()
	list.Add("a")
	list.Add("c", "b")
	value, found := list.Get(0)
	show(value, found, list.Contains("a", "b", "c"), list.Size(), list.Values())
	list.Swap(0, 1)
	list.Remove(2)
	list.Insert(1, "x", "y")
	show(list.Values(), list.IndexOf("x"))

	ordered := treemap.New[int, string]()
	ordered.Put(2, "b")
	ordered.Put(1, "a")
	show(ordered.Keys(), ordered.Values())
	set := hashset.New(1, 2, 2)
	show(set.Size(), set.Contains(1, 3))
	stack := arraystack.New[int]()
	stack.Push(1)
	stack.Push(2)
	top, ok := stack.Pop()
	show(top, ok, stack.Values())
}
