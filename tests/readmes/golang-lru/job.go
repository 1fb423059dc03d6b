package main

import lru "github.com/hashicorp/golang-lru/v2"

func main() {
	cache := must(lru.New[string, int](2))
	show(cache.Add("a", 1), cache.Add("b", 2), cache.Add("c", 3))
	_, found := cache.Get("a")
	show(cache.Len(), found, cache.Contains("b"), cache.Keys(), cache.Values())
	value, found := cache.Get("b")
	show(value, found)
	cache.Add("d", 4)
	show(cache.Keys(), cache.Remove("b"), cache.Resize(1), cache.Len())
	cache.Purge()
	show(cache.Len())
	_, err := lru.New[string, int](0)
	show(err.Error())
}
