package main

import "github.com/miekg/dns"

func main() {
	query := new(dns.Msg)
	query.SetQuestion(dns.Fqdn("miek.nl"), dns.TypeMX)
	query.Id = 4660
	show(query.Question[0].Name, dns.TypeToString[query.Question[0].Qtype], query.RecursionDesired)
	wire := must(query.Pack())
	show(wire)

	record := must(dns.NewRR("miek.nl. 3600 IN MX 10 mx.miek.nl."))
	mx := record.(*dns.MX)
	show(record.String(), mx.Preference, mx.Mx, record.Header().Ttl, record.Header().Name)

	answer := new(dns.Msg)
	answer.SetReply(query)
	answer.Answer = append(answer.Answer, record, must(dns.NewRR("miek.nl. IN A 127.0.0.1")))
	show(answer.Response, len(answer.Answer), answer.Len())
	again := new(dns.Msg)
	check(again.Unpack(must(answer.Pack())))
	for _, each := range again.Answer {
		show(each.String())
	}
	show(again.Answer[1].(*dns.A).A.String())
	show(dns.IsSubDomain("example.org.", "www.example.org."), dns.CountLabel("a.b.c."), dns.SplitDomainName("www.miek.nl."))
	show(must(dns.ReverseAddr("192.0.2.1")), dns.CanonicalName("MIEK.nl"), dns.IsFqdn("miek.nl"))
	key := &dns.DNSKEY{Flags: 257, Protocol: 3, Algorithm: dns.RSASHA256, PublicKey: "AwEAAQ=="}
	key.Hdr = dns.RR_Header{Name: "miek.nl.", Rrtype: dns.TypeDNSKEY, Class: dns.ClassINET, Ttl: 3600}
	show(key.KeyTag(), key.ToDS(dns.SHA256).Digest)
	_, err := dns.NewRR("miek.nl. IN A nonsense")
	show(err.Error())
}
