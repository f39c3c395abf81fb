// One run of a script: what an engine is given. All of it is values, so that they cross threads and processes.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html

package import Tables

package struct ScriptOrder: Sendable {
    /// An object that a template names.
    package struct Artifact: Sendable, Equatable {
        package let bucket: String
        package let key: String
        /// The SHA-256 of its bytes as they were when a job first read them; nil before that.
        package let hash: String?
    }

    package struct Table: Sendable, Equatable {
        /// As the template spells it.
        package let name: String
        /// With the columns that the script may see.
        package let data: TableData
    }

    package let run: ExecutionOrder.Run
    package let script: Artifact
    /// Archives of packages.
    package let archives: [Artifact]
    package let tables: [Table]
    /// Nil for a template that declares none.
    package let parameters: [String: String]?
    /// Whether an error may show what was in the data.
    package let isDetailed: Bool
}

/// Runs scripts. What ``QueryEngine`` says of runs holds here too.
package protocol ScriptEngine {
    func run(_ order: ScriptOrder) -> ExecutionOutcome?
    func cancel(_ run: ExecutionOrder.Run)
}
