package main

import "github.com/bwmarrin/snowflake"

func main() {
	node := must(snowflake.NewNode(1))
	made, next := node.Generate(), node.Generate()
	show(made.Node(), next > made)

	id := snowflake.ParseInt64(1234567890123456789)
	show(id.Int64(), id.String(), id.Base2())
	show(id.Base32(), id.Base36(), id.Base58(), id.Base64(), id.Bytes())
	show(id.Time(), id.Node(), id.Step())
	show(must(snowflake.ParseBase58([]byte(id.Base58()))) == id, must(snowflake.ParseString("42")).Int64())
	show(must(id.MarshalJSON()))
	_, err := snowflake.NewNode(5000)
	show(err.Error())
	_, err = snowflake.ParseBase58([]byte("0"))
	show(err == snowflake.ErrInvalidBase58, err.Error())
}
