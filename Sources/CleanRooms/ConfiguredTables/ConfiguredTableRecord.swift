// The stored configured table and its views.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTable.html

import CleanRoomsModel
import JSON
import Store

struct ConfiguredTableRecord: Record {
    static let kind = "configuredTable"

    /// It belongs to the account and to no collaboration. Names need not be unique.
    var row: Row
    var name: String
    var description: String?
    var tableReference: TableReference
    var allowedColumns: [String]
    var analysisMethod: AnalysisMethod
    /// Both methods with MULTIPLE, else nil.
    var selectedAnalysisMethods: [SelectedAnalysisMethod]?
    var updateTime: Timestamp
}

extension ConfiguredTableRecord {
    var arn: ARN { .configuredTable(row.id, account: row.account, region: row.region) }

    /// - Parameter rule: The table's analysis rule, of which the table shows the type.
    func view(rule: ConfiguredTableRuleRecord?) -> ConfiguredTable {
        ConfiguredTable(
            id: row.id, arn: arn.description, name: name, description: description, tableReference: tableReference,
            tableType: tableReference.type, createTime: row.createTime, updateTime: updateTime,
            analysisRuleTypes: rule.map { [$0.type] } ?? [], analysisMethod: analysisMethod, allowedColumns: allowedColumns,
            selectedAnalysisMethods: selectedAnalysisMethods)
    }

    func summary(rule: ConfiguredTableRuleRecord?) -> ConfiguredTableSummary {
        ConfiguredTableSummary(
            id: row.id, arn: arn.description, name: name, tableType: tableReference.type, createTime: row.createTime,
            updateTime: updateTime, analysisRuleTypes: rule.map { [$0.type] } ?? [], analysisMethod: analysisMethod,
            selectedAnalysisMethods: selectedAnalysisMethods)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        name = try body.required("name")
        description = try body.optional("description")
        tableReference = try body.required("tableReference")
        allowedColumns = try body.required("allowedColumns")
        analysisMethod = try body.required("analysisMethod")
        selectedAnalysisMethods = try body.optional("selectedAnalysisMethods")
        updateTime = try body.required("updateTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("description", description)
        writer.member("tableReference", tableReference)
        writer.member("allowedColumns", allowedColumns)
        writer.member("analysisMethod", analysisMethod)
        writer.member("selectedAnalysisMethods", selectedAnalysisMethods)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}

extension TableReference {
    var type: TableReferenceType {
        switch self {
        case .glue: .glue
        case .snowflake: .snowflake
        case .athena: .athena
        case .databricks: .databricks
        }
    }
}
