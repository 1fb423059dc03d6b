"""Certificates: read one, verify it and the host it is for."""

import ssl
from datetime import UTC, datetime
from pathlib import Path

import x509
from usegolib import GoError
from x509 import Certificate, KeyUsage, PublicKeyAlgorithm, SignatureAlgorithm, VerifyOptions

HERE = Path(__file__).parent


def certificate(path: str) -> Certificate:
    """The certificate in a file of PEM."""
    return x509.parse_certificate(ssl.PEM_cert_to_DER_cert((HERE / path).read_text()))


leaf = certificate("leaf.pem")
print(leaf.serial_number, list(leaf.dns_names), leaf.is_ca, leaf.version)
print(leaf.not_before, leaf.not_after)
algorithm = leaf.public_key_algorithm
print(SignatureAlgorithm.string(leaf.signature_algorithm), PublicKeyAlgorithm.string(algorithm))
print(leaf.key_usage & KeyUsage.KeyUsageDigitalSignature != 0, len(leaf.ext_key_usage))
subject = leaf.subject
print(subject.common_name, subject, leaf.issuer.common_name, list(subject.organization))

roots = x509.new_cert_pool()
print(roots.append_certs_from_pem((HERE / "root.pem").read_bytes()))
then = datetime(2025, 1, 1, tzinfo=UTC)
options = VerifyOptions(roots=roots, dns_name="www.example.org", current_time=then)
(chain,) = leaf.verify(options)
print(1, len(chain), chain[1] == certificate("root.pem"))
leaf.verify_hostname("example.com")
leaf.check_signature_from(certificate("root.pem"))

try:
    leaf.verify_hostname("example.net")
except x509.HostnameError as error:
    print(error)
options.dns_name = "mail.example.net"
try:
    leaf.verify(options)
except x509.HostnameError as error:
    print(True, error.host)
try:
    leaf.verify(VerifyOptions(roots=x509.new_cert_pool(), current_time=then))
except x509.UnknownAuthorityError as error:
    print(True, error)
try:
    x509.parse_certificate(b"no certificate")
except GoError as error:
    print(error)
