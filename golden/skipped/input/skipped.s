// The body of XORKeyStream would be here; without this file Go asks for one.
