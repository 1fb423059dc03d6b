// Package other shows a type of an internal package.
package other

import "example.com/aliases/internal/deep"

type Name = deep.Name

func Greet(name Name) Name { return "hello " + name }
