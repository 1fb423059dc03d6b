"""Read and write TOML."""

import toml

DOCUMENT = b"""
version = 2
name = "go-toml"
tags = ["go", "toml"]
ratio = 0.5
released = 1979-05-27T07:32:00Z
birthday = 1979-05-27

[server]
host = "example.com"
ports = [8000, 8001]
"""

config = toml.unmarshal(DOCUMENT)
print(config["version"], config["name"], config["tags"], config["ratio"])
print(config["server"])
print(config["released"], config["birthday"].year, config["birthday"])

server = {"port": 80}
config = {"version": 2, "name": "go-toml", "tags": ["go", "toml"], "server": server}
print(toml.marshal(config).decode())
print(toml.new_decoder(b"a = [[1, 2], ['x']]").decode())

try:
    toml.unmarshal(b"a = 1\nb = ???\n")
except toml.DecodeError as error:
    print(*error.position(), error.key(), error)
    print(error.string())
