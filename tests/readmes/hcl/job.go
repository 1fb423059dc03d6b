package main

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclparse"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

const config = `io_mode = "async"

service "http" "web_proxy" {
  listen_addr = "127.0.0.1:8080"
  process "main" {
    command = ["/usr/local/bin/awesome-app", "server"]
  }
}
`

func main() {
	file, diagnostics := hclparse.NewParser().ParseHCL([]byte(config), "example.hcl")
	show(len(diagnostics), diagnostics.HasErrors())
	body := file.Body.(*hclsyntax.Body)
	attribute := body.Attributes["io_mode"]
	show(attribute.Name, attribute.NameRange.Start.Line, len(body.Blocks))
	service := body.Blocks[0]
	show(service.Type, service.Labels, service.Body.Blocks[0].Type)
	show(len(service.Body.Attributes), service.Range().String())

	value, diagnostics := attribute.Expr.Value(nil)
	show(value.AsString(), value.Type().FriendlyName(), len(diagnostics))
	command, _ := service.Body.Blocks[0].Body.Attributes["command"].Expr.Value(nil)
	for _, each := range command.AsValueSlice() {
		show(each.AsString())
	}

	_, diagnostics = hclparse.NewParser().ParseHCL([]byte("a = \nb"), "wrong.hcl")
	show(diagnostics.HasErrors(), diagnostics[0].Summary, diagnostics[0].Subject.Start.Line)

	made := hclwrite.NewEmptyFile()
	address, _ := hclsyntax.ParseTraversalAbs([]byte("var.addr"), "", hcl.InitialPos)
	made.Body().AppendNewBlock("service", []string{"http"}).Body().SetAttributeTraversal("listen", address)
	made.Body().SetAttributeValue("mode", value)
	show(string(made.Bytes()))
	show(string(hclwrite.Format([]byte("a=1\nlonger   =  2\n"))))
	edited, _ := hclwrite.ParseConfig([]byte(config), "example.hcl", hcl.InitialPos)
	edited.Body().RemoveAttribute("io_mode")
	block := edited.Body().Blocks()[0]
	block.SetLabels([]string{"https", "proxy"})
	show(block.Type(), block.Labels(), string(edited.Bytes()))
	show(hclsyntax.ValidIdentifier("a-b"), hclsyntax.ValidIdentifier("1a"))
}
