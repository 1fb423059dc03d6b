"""Lists, maps, sets, stacks, trees, heaps and queues."""

from gods.lists import arraylist
from gods.maps import linkedhashmap, treemap
from gods.queues import circularbuffer
from gods.sets import hashset
from gods.stacks import arraystack
from gods.trees import binaryheap, redblacktree

list_ = arraylist.new()
list_.add("a")
list_.add("c", "b")
print(*list_.get(0), list_.contains("a", "b", "c"), list_.size(), list_.values())
list_.swap(0, 1)
list_.remove(2)
list_.insert(1, "x", 1)
print(list_.values(), list_.index_of("x"), str(list_) != "")
print(list_.to_json())

ordered = treemap.new_with_int_comparator()
ordered.put(2, "b")
ordered.put(1, "x")
ordered.put(1, "a")
print(ordered.keys(), ordered.values())
print(*ordered.max())
linked = linkedhashmap.new()
linked.put("z", 1)
linked.put("a", 2)
iterator = linked.iterator()
while iterator.next():
    print(iterator.key(), iterator.value())
set_ = hashset.new(1, 2, 2)
print(set_.size(), set_.contains(1, 3), set_.union(hashset.new(9)).size())
stack = arraystack.new()
stack.push(1)
stack.push(2)
print(*stack.pop(), stack.values())
tree = redblacktree.new_with_string_comparator()
tree.put("b", 1)
tree.put("a", 2)
print(tree.keys(), tree.left().value, tree.size())
heap = binaryheap.new_with_int_comparator()
heap.push(3, 1, 2)
least, _ = heap.pop()
print(least)
ring = circularbuffer.new(2)
for n in range(3):
    ring.enqueue(n)
print(ring.values(), ring.full())
