// The fields of a line of the log.
// Source: our own form.

import JSON

/// A name and what stands beside it in a line.
struct LogField {
    enum Value {
        case text(String)
        case integer(Int64)
        /// A number of thousandths, written with as many decimals as it needs.
        case thousandths(Int64)
        case json(JSON)
    }

    let name: String
    let value: Value

    init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }
}

extension JSONWriter {
    mutating func value(_ value: LogField.Value) {
        switch value {
        case .text(let text): self.value(text)
        case .integer(let number): self.value(number)
        case .thousandths(let number): self.value(thousandths: number)
        case .json(let json): self.value(json)
        }
    }
}

extension LogField.Value {
    /// The value as JSON.
    var text: [UInt8] {
        var writer = JSONWriter(reserving: 32)
        writer.value(self)
        return writer.take()
    }
}
