// The forms of the files that declare tables.
// Source: our own form, described in docs/seeds.md; seeds are read by the same YAML reader.

import CleanRooms
import JSON
import YAML

/// How files that declare tables are read.
package enum CatalogueFormats {
    /// By the endings of their names: `json`, `yaml` and `yml`.
    package static var jsonAndYAML: [String: CatalogueFormat] { ["json": { try JSON(parsing: $0) }, "yaml": yaml, "yml": yaml] }

    private static func yaml(_ text: [UInt8]) throws -> JSON {
        do throws(YAMLError) {
            return try YAML.parse(text).json
        } catch {
            throw CatalogueError(description: "line \(error.position.line), column \(error.position.column): \(error.sentence)")
        }
    }
}
