package main

import (
	"github.com/emirpasic/gods/lists/arraylist"
	"github.com/emirpasic/gods/maps/linkedhashmap"
	"github.com/emirpasic/gods/maps/treemap"
	"github.com/emirpasic/gods/queues/circularbuffer"
	"github.com/emirpasic/gods/sets/hashset"
	"github.com/emirpasic/gods/stacks/arraystack"
	"github.com/emirpasic/gods/trees/binaryheap"
	"github.com/emirpasic/gods/trees/redblacktree"
)

func main() {
	list := arraylist.New()
	list.Add("a")
	list.Add("c", "b")
	value, found := list.Get(0)
	show(value, found, list.Contains("a", "b", "c"), list.Size(), list.Values())
	list.Swap(0, 1)
	list.Remove(2)
	list.Insert(1, "x", 1)
	show(list.Values(), list.IndexOf("x"), list.String() != "")
	show(must(list.ToJSON()))

	ordered := treemap.NewWithIntComparator()
	ordered.Put(2, "b")
	ordered.Put(1, "x")
	ordered.Put(1, "a")
	show(ordered.Keys(), ordered.Values())
	key, value := ordered.Max()
	show(key, value)
	linked := linkedhashmap.New()
	linked.Put("z", 1)
	linked.Put("a", 2)
	iterator := linked.Iterator()
	for iterator.Next() {
		show(iterator.Key(), iterator.Value())
	}
	set := hashset.New(1, 2, 2)
	show(set.Size(), set.Contains(1, 3), set.Union(hashset.New(9)).Size())
	stack := arraystack.New()
	stack.Push(1)
	stack.Push(2)
	top, ok := stack.Pop()
	show(top, ok, stack.Values())
	tree := redblacktree.NewWithStringComparator()
	tree.Put("b", 1)
	tree.Put("a", 2)
	show(tree.Keys(), tree.Left().Value, tree.Size())
	heap := binaryheap.NewWithIntComparator()
	heap.Push(3, 1, 2)
	least, _ := heap.Pop()
	show(least)
	ring := circularbuffer.New(2)
	for n := range 3 {
		ring.Enqueue(n)
	}
	show(ring.Values(), ring.Full())
}
