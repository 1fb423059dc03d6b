"""Run Lua."""

import lua
from lua import LNumber, LString, P
from usegolib import GoError

with lua.new_state() as state:
    state.do_string("""
        function double(x) return x * 2 end
        answer = double(21)
        names = {"a", "b", size = 2}
    """)
    print(state.get_global("answer"), state.get_global("answer").type().string())
    names = state.get_global("names")
    print(names.len(), names.raw_get_int(2), names.raw_get_string("size"))

    state.set_global("greeting", LString("hello"))
    state.do_string("text = greeting:upper() .. #greeting")
    print(state.get_global("text"), state.get_global("missing").type().string())
    state.call_by_param(P(fn=state.get_global("double"), n_ret=1, protect=True), LNumber(10))
    print(state.get(-1), state.get_top())
    state.pop(1)
    table = state.new_table()
    table.raw_set_string("x", LNumber(1.5))
    table.append(LString("first"))
    state.set_global("t", table)
    state.do_string("seen = tostring(t.x) .. tostring(t[1])")
    print(state.get_global("seen"))

    try:
        state.do_string('error("wrong")')
    except lua.ApiError as error:
        print(True, error.object)
    try:
        state.do_string("x = = 1")
    except GoError:
        print(True)
