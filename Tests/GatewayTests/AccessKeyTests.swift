// Access key ids that hold their account.

import Testing

@testable import Gateway

struct AccessKeyTests {
    @Test(arguments: ["000000000000", "000000000001", "111111111111", "123456789012", "999999999999"])
    func `the id of a session's key holds its account`(account: String) {
        for rest in [0, 1, .max] as [UInt64] {
            let id = AccessKey.id("LSIA", of: account, rest: rest)
            #expect(id.utf8.count == 20)
            #expect(AccessKey.account(of: id) == account)
        }
    }

    @Test(arguments: [("LSIAQAAAAAAAGMKEM7X5", "000000000000"), ("LKIAQAAAAAAAQAAAAAAA", "000000000001")])
    func `ids that LocalStack made are read alike`(id: String, account: String) {
        #expect(AccessKey.account(of: id) == account)
    }

    @Test(arguments: [
        "", "AKIAIOSFODNN7EXAMPLE", "ASIAQAAAAAAAGMKEM7X5", "LSIA1111111111111111", "LSIAAAAAAAAAAAAAAAAA", "LSIA7777777777777777",
        "11111111111",
        "11111111111a", "1111111111111",
    ])
    func `what holds no account is none`(id: String) {
        #expect(AccessKey.account(of: id) == nil)
    }
}
