package main

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"time"
)

func certificate(path string) *x509.Certificate {
	block, _ := pem.Decode(must(os.ReadFile(path)))
	return must(x509.ParseCertificate(block.Bytes))
}

func main() {
	leaf := certificate("leaf.pem")
	show(leaf.SerialNumber.String(), leaf.DNSNames, leaf.IsCA, leaf.Version)
	show(leaf.NotBefore.Format(time.RFC3339), leaf.NotAfter.Format(time.RFC3339))
	show(leaf.SignatureAlgorithm.String(), leaf.PublicKeyAlgorithm.String())
	show(leaf.KeyUsage&x509.KeyUsageDigitalSignature != 0, len(leaf.ExtKeyUsage))

	show(leaf.Subject.CommonName, leaf.Subject.String(), leaf.Issuer.CommonName, leaf.Subject.Organization)

	roots := x509.NewCertPool()
	show(roots.AppendCertsFromPEM(must(os.ReadFile("root.pem"))))
	options := x509.VerifyOptions{
		Roots: roots, DNSName: "www.example.org", CurrentTime: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	chains := must(leaf.Verify(options))
	show(len(chains), len(chains[0]), chains[0][1].Equal(certificate("root.pem")))
	check(leaf.VerifyHostname("example.com"))
	check(leaf.CheckSignatureFrom(certificate("root.pem")))

	show(leaf.VerifyHostname("example.net").Error())
	options.DNSName = "mail.example.net"
	_, err := leaf.Verify(options)
	var wrong x509.HostnameError
	show(errors.As(err, &wrong), wrong.Host)
	_, err = leaf.Verify(x509.VerifyOptions{Roots: x509.NewCertPool(), CurrentTime: options.CurrentTime})
	show(errors.As(err, new(x509.UnknownAuthorityError)), err.Error())
	_, err = x509.ParseCertificate([]byte("no certificate"))
	show(err.Error())
}
