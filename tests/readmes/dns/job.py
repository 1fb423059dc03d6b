"""Messages of DNS: make, pack, unpack."""

import dns
from dns import DNSKEY, Msg, RR_Header
from usegolib import GoError

query = Msg()
query.set_question(dns.fqdn("miek.nl"), dns.TypeMX)
query.id = 4660
question = query.question[0]
print(question.name, dns.TypeToString[question.qtype], query.recursion_desired)
print(query.pack())

mx = dns.new_rr("miek.nl. 3600 IN MX 10 mx.miek.nl.")
print(mx, mx.preference, mx.mx, mx.header().ttl, mx.header().name)

answer = Msg()
answer.set_reply(query)
answer.answer = [*answer.answer, mx, dns.new_rr("miek.nl. IN A 127.0.0.1")]
print(answer.response, len(answer.answer), answer.len())
again = Msg()
again.unpack(answer.pack())
for each in again.answer:
    print(each)
print(again.answer[1].a)
inside = dns.is_sub_domain("example.org.", "www.example.org.")
print(inside, dns.count_label("a.b.c."), dns.split_domain_name("www.miek.nl."))
print(dns.reverse_addr("192.0.2.1"), dns.canonical_name("MIEK.nl"), dns.is_fqdn("miek.nl"))
key = DNSKEY(flags=257, protocol=3, algorithm=dns.RSASHA256, public_key="AwEAAQ==")
key.hdr = RR_Header(name="miek.nl.", rrtype=dns.TypeDNSKEY, class_=dns.ClassINET, ttl=3600)
print(key.key_tag(), key.to_ds(dns.SHA256).digest)
try:
    dns.new_rr("miek.nl. IN A nonsense")
except GoError as error:
    print(error)
