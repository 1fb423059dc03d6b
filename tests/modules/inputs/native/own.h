#define OWN 10
