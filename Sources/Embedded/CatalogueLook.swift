// A table of a data catalogue, looked at again when a run begins: where it is now, with which partitions, and whether it is still what was
// configured.
// Reference: https://docs.aws.amazon.com/glue/latest/webapi/API_GetTable.html

import CleanRooms
package import Inputs
import JSON
package import Tables

/// Where the rows of tables are read from, by whatever engine.
package struct TableAccess: Sendable {
    private let places: TablePlaces
    private let catalogue: GlueCatalogue?

    /// - Parameters:
    ///   - places: Where buckets are.
    ///   - catalogue: What is asked where tables are; nil where nothing is.
    package init(places: TablePlaces = TablePlaces(), catalogue: GlueCatalogue? = nil) {
        self.places = places
        self.catalogue = catalogue
    }

    /// The rows of a table, with the columns that a query may see.
    ///
    /// - Parameters:
    ///   - read: The ordinals of those that the query looks at; nil for all. Others may be null throughout.
    ///   - filters: What every row has to meet that the query takes, of columns by their ordinals. Other rows may be left out.
    ///   - check: Asked all the while; throws where the reading is to end.
    package func rows(
        of data: TableData, reading read: Set<Int>? = nil, where filters: [RowFilter] = [], budget: MemoryBudget,
        _ check: @escaping @Sendable () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> (relation: Relation, notes: ReadingNotes) {
        let located = try CatalogueLook(catalogue: catalogue, check: check).located(data)
        return try TableReader(places: places, budget: budget, check: check).rows(of: located, reading: read, where: filters)
    }
}

/// Asks a catalogue where tables are.
struct CatalogueLook {
    /// Nil where the program was started without one.
    let catalogue: GlueCatalogue?
    let check: @Sendable () throws(QueryFailure) -> Void

    /// The rows as they can be read; those of a table that no catalogue has are as they were.
    ///
    /// - Throws: `missingData` for a table that is gone, `changedTable` for one whose columns are others, `unreachable`.
    func located(_ data: TableData) throws(QueryFailure) -> TableData {
        guard case .catalogue(let name) = data.source else { return data }
        let table = try table(name)
        let columns = table.dataColumns
        for place in data.places { try expect(data.columns[place], among: columns, name) }
        guard let folder = table.location else {
            throw QueryFailure(.missingData, "Table \(name.database).\(name.table) of the data catalog has no location on S3.")
        }
        var stored = StoredTable(
            folder: folder, form: table.form, owner: name.owner, partitionKeys: table.partitionKeyNames)
        // What the parameters tell is not listed.
        if !stored.partitionKeys.isEmpty, !PartitionProjection.isEnabled(stored.form.parameters) {
            stored.partitions = try partitions(of: stored, name)
        }
        guard var located = TableData(columns: columns, source: .stored(stored), seenAs: data.places.map({ data.columns[$0].name })) else {
            throw changed(name, "a column is gone")
        }
        located.encryption = data.encryption
        located.microseconds = data.microseconds
        return located
    }

    private func table(_ name: CatalogueName) throws(QueryFailure) -> CatalogueTable {
        guard let catalogue else {
            throw QueryFailure(
                .unreachable,
                "Table \(name.database).\(name.table) was configured from a data catalog, and the emulator was started without --glue-endpoint."
            )
        }
        do throws(GlueCatalogue.Refusal) {
            switch LookedUpTable(glue: try catalogue.table(name), of: name) {
            case .table(let table): return table
            case .missing(let sentence), .unusable(let sentence), .unknown(let sentence):
                throw GlueCatalogue.Refusal.unusable(sentence)
            }
        } catch {
            throw QueryFailure(error)
        }
    }

    private func expect(_ column: TableData.Column, among columns: [TableData.Column], _ name: CatalogueName) throws(QueryFailure) {
        guard let now = columns.first(where: { $0.name == column.name }) else { throw changed(name, "it has no column \(column.name)") }
        guard now.type == column.type else { throw changed(name, "its column \(column.name) is \(now.type), and was \(column.type)") }
    }

    private func changed(_ name: CatalogueName, _ reason: String) -> QueryFailure {
        QueryFailure(
            .changedTable,
            "Table \(name.database).\(name.table) of the data catalog has changed since the configured table was made: \(reason).")
    }

    private func partitions(of table: StoredTable, _ name: CatalogueName) throws(QueryFailure) -> [StoredTable.Partition] {
        guard let catalogue else { return [] }
        let listed: [JSON]
        do {
            listed = try catalogue.partitions(of: name, check)
        } catch let failure as QueryFailure {
            throw failure
        } catch let refusal as GlueCatalogue.Refusal {
            throw QueryFailure(refusal)
        } catch {
            throw QueryFailure(.unreachable, "\(error)")
        }
        var partitions: [StoredTable.Partition] = []
        for partition in listed {
            let values = partition["Values"]?.array?.map { $0.string } ?? []
            guard values.count == table.partitionKeys.count, let storage = partition["StorageDescriptor"],
                let folder = storage["Location"]?.string.flatMap(BucketFolder.init)
            else { throw changed(name, "a partition has other keys, or no location on S3") }
            partitions.append(
                StoredTable.Partition(
                    values: values.map { $0 == StoredTable.nullName ? nil : $0 }, folder: folder,
                    form: Self.form(of: storage, partition["Parameters"], in: table)))
        }
        return partitions
    }

    /// The form of a partition's files, whose parameters are over those of the table; nil for that of the table.
    private static func form(of storage: JSON, _ parameters: JSON?, in table: StoredTable) -> TableForm? {
        guard storage["SerdeInfo"]?["SerializationLibrary"]?.string != nil,
            let own = try? TableForm(
                glue: storage, parameters: table.form.parameters.merging(texts(parameters)) { _, partition in partition })
        else { return nil }
        return own
    }

    private static func texts(_ json: JSON?) -> [String: String] {
        Dictionary(
            (json?.object?.members ?? []).compactMap { member in member.value.string.map { (member.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}

extension QueryFailure {
    fileprivate init(_ refusal: GlueCatalogue.Refusal) {
        switch refusal {
        case .missing(let sentence): self.init(.missingData, sentence)
        case .unusable(let sentence): self.init(.changedTable, sentence)
        case .failed(let sentence): self.init(.unreachable, sentence)
        }
    }
}
