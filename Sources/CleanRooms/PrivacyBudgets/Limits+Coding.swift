// Limits as they are stored in the body of a template.

import CleanRoomsModel
package import JSON
package import Lifecycle

extension PrivacyLimit: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        let refreshesMonthly: Bool = try object.required("refreshesMonthly")
        var use: Use?
        if let loss: Double = try object.optional("loss") { use = Use(loss: loss, time: try object.required("useTime")) }
        self.init(
            utility: PrivacyUtility(
                epsilon: try object.required("epsilon"), usersNoisePerQuery: try object.required("usersNoisePerQuery")),
            period: refreshesMonthly ? .month : nil, use: use)
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("epsilon", utility.epsilon)
        writer.member("usersNoisePerQuery", utility.usersNoisePerQuery)
        writer.member("refreshesMonthly", period == .month)
        writer.member("loss", use?.loss)
        writer.member("useTime", use?.time)
        writer.endObject()
    }
}

extension AccessLimit: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        var use: Use?
        if let count: Int = try object.optional("count") { use = Use(count: count, time: try object.required("useTime")) }
        self.init(parameter: try object.required("parameter"), setTime: try object.required("setTime"), use: use)
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("parameter", parameter)
        writer.member("setTime", setTime)
        writer.member("count", use?.count)
        writer.member("useTime", use?.time)
        writer.endObject()
    }
}
