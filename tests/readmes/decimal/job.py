"""Money that adds up: decimals of any precision."""

import go_decimal as decimal
from go_decimal.go.regexp import must_compile
from usegolib import GoError

price = decimal.new_from_string("136.02")
quantity = decimal.new_from_int(3)
fee = decimal.new_from_string(".035")
tax_rate = decimal.new_from_string(".08875")

subtotal = price.mul(quantity)
pre_tax = subtotal.mul(fee.add(decimal.new_from_float(1)))
total = pre_tax.mul(tax_rate.add(decimal.new_from_float(1)))
print("Subtotal:", subtotal)
print("Pre-tax:", pre_tax)
print("Taxes:", total.sub(pre_tax))
print("Total:", total)
print("Tax rate:", total.sub(pre_tax).div(pre_tax))

print(decimal.new_from_int(1).div(decimal.new_from_int(3)).string_fixed(4))
print(decimal.new_from_string("5.45").round(1), price.truncate(0))
print(decimal.require_from_string("1.50") == decimal.require_from_string("1.5"))
print(decimal.sum(price, quantity, fee), decimal.max(price, quantity))
print(price.cmp(quantity), price.int_part(), price.inexact_float64(), price.exponent())
two = decimal.require_from_string("2")
print(decimal.new(2, 1000).num_digits(), two.pow(decimal.new_from_int(100)))
print(price.marshal_json(), decimal.Zero.is_zero())
print(decimal.new_from_formatted_string("$5,125.99", must_compile("[$,]")))
try:
    decimal.new_from_string("1.2.3")
except GoError as error:
    print(error)
