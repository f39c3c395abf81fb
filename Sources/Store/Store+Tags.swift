// Tags of resources, and the store's few facts about itself.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_TagResource.html

package import JSON

extension Store {
    /// The tags of a resource by their keys.
    package func tags(of arn: String) throws -> [ExactString: String] {
        try connection.use("SELECT key, value FROM tag WHERE arn = ?") { statement in
            try statement.bind(arn)
            var tags: [ExactString: String] = [:]
            while try statement.step() {
                try legible("tag", arn) { () throws(UnreadableValue) in tags[ExactString(try statement.text(0))] = try statement.text(1) }
            }
            return tags
        }
    }

    /// The tags of all resources whose ARNs begin with a text, by their ARNs and then by their keys.
    ///
    /// - Parameter prefix: Not empty; it ends with an ASCII character.
    package func tags(ofARNsBeginningWith prefix: String) throws -> [(arn: String, key: String, value: String)] {
        var end = Array(prefix.utf8)
        end[end.count - 1] += 1
        return try connection.use("SELECT arn, key, value FROM tag WHERE arn >= ? AND arn < ? ORDER BY arn, key") { statement in
            try statement.bind(prefix)
            try statement.bind(String(decoding: end, as: UTF8.self))
            var tags: [(arn: String, key: String, value: String)] = []
            while try statement.step() { tags.append((try statement.text(0), try statement.text(1), try statement.text(2))) }
            return tags
        }
    }

    /// Sets tags of a resource; those of other keys stay.
    package func setTags(_ tags: [ExactString: String], of arn: String) throws {
        for (key, value) in tags {
            try write(
                "INSERT INTO tag (arn, key, value) VALUES (?, ?, ?) ON CONFLICT (arn, key) DO UPDATE SET value = excluded.value",
                reach: .neither
            ) {
                statement in
                try statement.bind(arn)
                try statement.bind(key.text)
                try statement.bind(value)
                try statement.run()
            }
        }
    }

    /// Removes the tags of some keys; keys the resource does not have are ignored.
    package func removeTags(_ keys: [String], of arn: String) throws {
        for key in keys {
            try write("DELETE FROM tag WHERE arn = ? AND key = ?", reach: .neither) { statement in
                try statement.bind(arn)
                try statement.bind(key)
                try statement.run()
            }
        }
    }

    /// Removes all tags of a resource.
    package func deleteTags(of arn: String) throws {
        try write("DELETE FROM tag WHERE arn = ?", reach: .neither) { statement in
            try statement.bind(arn)
            try statement.run()
        }
    }

    /// A fact the program keeps about itself, such as the offset of its clock.
    package func meta(_ key: String) throws -> String? {
        try connection.use("SELECT value FROM meta WHERE key = ?") { statement in
            try statement.bind(key)
            guard try statement.step() else { return nil }
            return try legible("setting", key) { () throws(UnreadableValue) in try statement.text(0) }
        }
    }

    /// Sets such a fact, or removes it.
    package func setMeta(_ key: String, to value: String?) throws {
        guard let value else {
            return try write("DELETE FROM meta WHERE key = ?", reach: .neither) { statement in
                try statement.bind(key)
                try statement.run()
            }
        }
        try write("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", reach: .neither) {
            statement in
            try statement.bind(key)
            try statement.bind(value)
            try statement.run()
        }
    }
}

/// Reads values of a row that is no record, and says which one it is that cannot be read.
private func legible<Value>(_ kind: String, _ id: String, _ read: () throws(UnreadableValue) -> Value) throws(UnreadableRecord) -> Value {
    do {
        return try read()
    } catch {
        throw UnreadableRecord(kind: kind, id: id, reason: error.description)
    }
}
