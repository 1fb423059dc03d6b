"""Configuration as in Terraform: read and write it."""

import hcl
from hcl import hclparse, hclsyntax, hclwrite

CONFIG = b"""io_mode = "async"

service "http" "web_proxy" {
  listen_addr = "127.0.0.1:8080"
  process "main" {
    command = ["/usr/local/bin/awesome-app", "server"]
  }
}
"""

file, diagnostics = hclparse.new_parser().parse_hcl(CONFIG, "example.hcl")
print(len(diagnostics), hcl.Diagnostics.has_errors(diagnostics))
attribute = file.body.attributes["io_mode"]
print(attribute.name, attribute.name_range.start.line, len(file.body.blocks))
service = file.body.blocks[0]
print(service.type, list(service.labels), service.body.blocks[0].type)
print(len(service.body.attributes), service.range().string())
value, diagnostics = attribute.expr.value(None)
print(value.as_string(), value.type().friendly_name(), len(diagnostics))
command, _ = service.body.blocks[0].body.attributes["command"].expr.value(None)
for each in command.as_value_slice():
    print(each.as_string())

_, diagnostics = hclparse.new_parser().parse_hcl(b"a = \nb", "wrong.hcl")
first = diagnostics[0]
print(hcl.Diagnostics.has_errors(diagnostics), first.summary, first.subject.start.line)

made = hclwrite.new_empty_file()
address, _ = hclsyntax.parse_traversal_abs(b"var.addr", "", hcl.InitialPos)
block = made.body().append_new_block("service", ["http"])
block.body().set_attribute_traversal("listen", address)
made.body().set_attribute_value("mode", value)
print(made.bytes().decode())
print(hclwrite.format(b"a=1\nlonger   =  2\n").decode())
edited, _ = hclwrite.parse_config(CONFIG, "example.hcl", hcl.InitialPos)
edited.body().remove_attribute("io_mode")
block = edited.body().blocks()[0]
block.set_labels(["https", "proxy"])
print(block.type(), block.labels(), edited.bytes().decode())
print(hclsyntax.valid_identifier("a-b"), hclsyntax.valid_identifier("1a"))
