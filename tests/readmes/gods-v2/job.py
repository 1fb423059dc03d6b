"""Lists, maps, sets and stacks whose elements have a type."""

from gods.lists import arraylist
from gods.maps import treemap
from gods.sets import hashset
from gods.stacks import arraystack

list_ = arraylist.new()
list_.add("a")
list_.add("c", "b")
print(*list_.get(0), list_.contains("a", "b", "c"), list_.size(), list_.values())
list_.swap(0, 1)
list_.remove(2)
list_.insert(1, "x", "y")
print(list_.values(), list_.index_of("x"))

ordered = treemap.new()
ordered.put(2, "b")
ordered.put(1, "a")
print(ordered.keys(), ordered.values())
set_ = hashset.new(1, 2, 2)
print(set_.size(), set_.contains(1, 3))
stack = arraystack.new()
stack.push(1)
stack.push(2)
print(*stack.pop(), stack.values())
