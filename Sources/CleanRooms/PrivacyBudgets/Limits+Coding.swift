// Limits as they are stored in the body of a template.

package import Budgets
import CleanRoomsModel
import Clocks
package import JSON

extension PrivacyLimit: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        let refreshesMonthly: Bool = try object.required("refreshesMonthly")
        var use: BudgetUse<Double>?
        if let loss: Double = try object.optional("loss") {
            guard loss >= 0, loss.isFinite else { throw JSONMismatch(path: "loss", expected: "a loss") }
            use = BudgetUse(loss, at: try object.required("useTime"))
        }
        self.init(
            utility: PrivacyUtility(
                epsilon: try object.count("epsilon"), usersNoisePerQuery: try object.count("usersNoisePerQuery")),
            period: refreshesMonthly ? .month : nil, use: use)
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("epsilon", utility.epsilon)
        writer.member("usersNoisePerQuery", utility.usersNoisePerQuery)
        writer.member("refreshesMonthly", period == .month)
        writer.member("loss", use?.amount)
        writer.member("useTime", use?.time)
        writer.endObject()
    }
}

extension AccessLimit: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        var use: BudgetUse<Int>?
        if let count = try object.optionalCount("count") { use = BudgetUse(count, at: try object.required("useTime")) }
        let parameter: BudgetParameter = try object.required("parameter")
        guard JSON.counts.contains(parameter.budget) else { throw JSONMismatch(path: "parameter.budget", expected: "a count") }
        self.init(parameter: parameter, setTime: try object.required("setTime"), use: use)
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("parameter", parameter)
        writer.member("setTime", setTime)
        writer.member("count", use?.amount)
        writer.member("useTime", use?.time)
        writer.endObject()
    }
}
