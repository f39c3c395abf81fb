// The seeds that come with the program, taken into it as they stand in `Seeds/`.
// Reference: C23, 6.10.4. SwiftPM's `.embedInCode` was left aside: it writes a Swift array, which compiles at a few kilobytes a second (measured).

#include "shipped_seeds.h"

// Swift's clang speaks C23's #embed in every dialect; it only remarks on it.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char demo[] = {
#embed "../../Seeds/demo.yaml"
};
static const unsigned char every_status[] = {
#embed "../../Seeds/every-status.yaml"
};
static const unsigned char many[] = {
#embed "../../Seeds/many.yaml"
};
static const unsigned char privacy_budgets[] = {
#embed "../../Seeds/privacy-budgets.yaml"
};
static const unsigned char three_members[] = {
#embed "../../Seeds/three-members.yaml"
};
static const unsigned char two_members[] = {
#embed "../../Seeds/two-members.yaml"
};

static const unsigned char three_members_customers[] = {
#embed "../../Seeds/three-members/customers.csv"
};
static const unsigned char three_members_orders[] = {
#embed "../../Seeds/three-members/orders.csv"
};

static const struct shipped_seed seeds[] = {
    {"demo", demo, sizeof demo},
    {"every-status", every_status, sizeof every_status},
    {"many", many, sizeof many},
    {"privacy-budgets", privacy_budgets, sizeof privacy_budgets},
    {"three-members", three_members, sizeof three_members},
    {"two-members", two_members, sizeof two_members},
};

int shipped_seed_count(void) {
    return sizeof seeds / sizeof seeds[0];
}

struct shipped_seed shipped_seed_at(int index) {
    return seeds[index];
}

static const struct shipped_file files[] = {
    {"three-members/customers.csv", three_members_customers, sizeof three_members_customers},
    {"three-members/orders.csv", three_members_orders, sizeof three_members_orders},
};

int shipped_file_count(void) {
    return sizeof files / sizeof files[0];
}

struct shipped_file shipped_file_at(int index) {
    return files[index];
}
