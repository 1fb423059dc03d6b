package main

import (
	"crypto/sha256"
	"encoding/hex"

	qrcode "github.com/skip2/go-qrcode"
)

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func main() {
	png := must(qrcode.Encode("https://example.org", qrcode.Medium, 256))
	show(len(png), digest(png))
	code := must(qrcode.New("https://example.org", qrcode.Highest))
	show(code.VersionNumber, code.Content, int(code.Level))
	show(code.ToSmallString(false))
	code.DisableBorder = true
	bitmap := code.Bitmap()
	show(len(bitmap), bitmap[0][:9])
	show(digest(must(code.PNG(128))))
	_, err := qrcode.New(string(make([]byte, 5000)), qrcode.Low)
	show(err.Error())
}
