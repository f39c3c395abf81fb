// What a template is told about differential privacy.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplateValidationStatusDetail.html

import Rules
import SQLTesting
import CleanRoomsModel
import Testing

struct PrivacyValidationTests {
    private let context = QueryContext(runnerAccountID: World.runner, receivers: [World.runner], schemas: World.all["privacy"]!)

    @Test func `a text of the grammar is valid`() {
        let validation = validatePrivacy(of: "SELECT COUNT(DISTINCT user_id) FROM socialco_users", in: context)
        #expect(validation?.status == .valid)
        #expect(validation?.reasons == [])
    }

    @Test func `every breach is a reason`() {
        let text =
            "WITH c AS (SELECT age FROM socialco_users LIMIT 5) SELECT /*+ COALESCE(1) */ MAX(age) FROM c JOIN socialco_impressions USING (age)"
        let other = "WITH c AS (SELECT cost FROM socialco_impressions) SELECT /*+ COALESCE(1) */ MAX(cost) FROM c"
        #expect(validatePrivacy(of: text, in: context)?.status == .unableToValidate)
        #expect(
            validatePrivacy(of: other, in: context)?.reasons == [
                "A hint is not supported with differential privacy",
                "Function MAX in the final SELECT is not supported with differential privacy",
                "A query before the final SELECT that reads a table with differential privacy must select its user identifier column user_id",
            ])
    }

    @Test func `a text that names an unknown table can't be validated`() {
        let validation = validatePrivacy(of: "SELECT COUNT(*) FROM socialco_users JOIN later ON TRUE", in: context)
        #expect(validation?.status == .unableToValidate)
        #expect(validation?.reasons == ["Table later does not exist in the collaboration"])
    }

    @Test func `a text without protected tables has no validation`() {
        #expect(validatePrivacy(of: "SELECT sale_id FROM athletic_brand_sales", in: context) == nil)
    }

    @Test func `a collaboration without differential privacy has no validations`() {
        let other = QueryContext(runnerAccountID: World.runner, schemas: World.all["free"]!)
        #expect(validatePrivacy(of: "SELECT no FROM such", in: other) == nil)
    }
}
