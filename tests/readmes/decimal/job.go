package main

import (
	"regexp"

	"github.com/shopspring/decimal"
)

func main() {
	price := must(decimal.NewFromString("136.02"))
	quantity := decimal.NewFromInt(3)
	fee := must(decimal.NewFromString(".035"))
	taxRate := must(decimal.NewFromString(".08875"))

	subtotal := price.Mul(quantity)
	preTax := subtotal.Mul(fee.Add(decimal.NewFromFloat(1)))
	total := preTax.Mul(taxRate.Add(decimal.NewFromFloat(1)))
	show("Subtotal:", subtotal.String())
	show("Pre-tax:", preTax.String())
	show("Taxes:", total.Sub(preTax).String())
	show("Total:", total.String())
	show("Tax rate:", total.Sub(preTax).Div(preTax).String())

	show(decimal.NewFromInt(1).Div(decimal.NewFromInt(3)).StringFixed(4))
	show(must(decimal.NewFromString("5.45")).Round(1).String(), price.Truncate(0).String())
	show(decimal.RequireFromString("1.50").Equal(decimal.RequireFromString("1.5")))
	show(decimal.Sum(price, quantity, fee).String(), decimal.Max(price, quantity).String())
	show(price.Cmp(quantity), price.IntPart(), price.InexactFloat64(), price.Exponent())
	show(decimal.New(2, 1000).NumDigits(), decimal.RequireFromString("2").Pow(decimal.NewFromInt(100)).String())
	show(must(price.MarshalJSON()), decimal.Zero.IsZero())
	show(must(decimal.NewFromFormattedString("$5,125.99", regexp.MustCompile("[$,]"))).String())
	_, err := decimal.NewFromString("1.2.3")
	show(err.Error())
}
