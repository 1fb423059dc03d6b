package main

import (
	"errors"

	lua "github.com/yuin/gopher-lua"
)

func main() {
	L := lua.NewState()
	defer L.Close()
	check(L.DoString(`
		function double(x) return x * 2 end
		answer = double(21)
		names = {"a", "b", size = 2}
	`))
	show(L.GetGlobal("answer").String(), L.GetGlobal("answer").Type().String())
	names := L.GetGlobal("names").(*lua.LTable)
	show(names.Len(), names.RawGetInt(2).String(), names.RawGetString("size").String())

	L.SetGlobal("greeting", lua.LString("hello"))
	check(L.DoString(`text = greeting:upper() .. #greeting`))
	show(L.GetGlobal("text").String(), L.GetGlobal("missing").Type().String())
	check(L.CallByParam(lua.P{Fn: L.GetGlobal("double"), NRet: 1, Protect: true}, lua.LNumber(10)))
	show(L.Get(-1).String(), L.GetTop())
	L.Pop(1)
	table := L.NewTable()
	table.RawSetString("x", lua.LNumber(1.5))
	table.Append(lua.LString("first"))
	L.SetGlobal("t", table)
	check(L.DoString(`seen = tostring(t.x) .. tostring(t[1])`))
	show(L.GetGlobal("seen").String())

	err := L.DoString(`error("wrong")`)
	var failure *lua.ApiError
	show(errors.As(err, &failure), failure.Object.String())
	show(L.DoString("x = = 1") != nil)
}
