struct ParquetFile {
    static let magic = Array("PAR1".utf8)
    init(_ file: FileSource, _ budget: MemoryBudget) {}
    func read(into target: FileTarget) throws(QueryFailure) -> Int { throw target.file.broken("Parquet is not read yet") }
}
