// A fuzzer over the reader and the judge of SQL: whatever a text is, it is read or refused, and all ways to ask agree.
// Reference: https://llvm.org/docs/LibFuzzer.html

import AnalysisSQL
import AnalysisSQLTesting

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// libFuzzer's own main function, for programs that have one already.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
enum SQLFuzz {
    static func main() {
        let arguments = CommandLine.arguments
        if arguments.count == 3, arguments[1] == "write-corpus" {
            writeCorpus(to: arguments[2])
            return
        }
        var count = CommandLine.argc
        var pointers = CommandLine.unsafeArgv
        exit(
            runFuzzer(&count, &pointers) { bytes, length in
                examineText(UnsafeBufferPointer(start: bytes, count: length))
                return 0
            })
    }

    /// Every query that the tests know, with the byte that chooses where it runs.
    private static func writeCorpus(to folder: String) {
        let texts =
            Corpus.readable.map { (0, $0.dialect, $0.sql) }
            + Cases.verdicts.map { one in
                (
                    worlds.firstIndex { $0 == one.settings["world"] } ?? 0, one.settings["engine"] == "legacy" ? .cleanRoomsSQL : .spark,
                    one.sql
                )
            }
        for (index, (world, dialect, sql)) in texts.enumerated() {
            guard let file = fopen("\(folder)/case-\(index)", "w") else { preconditionFailure("cannot write to \(folder)") }
            fputc(Int32(world << 1 | (dialect == .spark ? 0 : 1)), file)
            fputs(sql, file)
            fclose(file)
        }
    }
}

private let worlds = World.all.keys.sorted()

/// - Parameter bytes: The first chooses the dialect and the collaboration; the others are the text.
private func examineText(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let choice = bytes.first, let schemas = World.all[worlds[Int(choice >> 1) % worlds.count]] else { return }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let context = AnalysisContext(
        runnerAccountID: World.runner, engine: choice & 1 == 0 ? .spark : .cleanRoomsSql, receivers: [World.runner], schemas: schemas)
    let dialect = Dialect(context.engine)
    _ = validatePrivacy(of: text, in: context)
    let statement: ParsedStatement
    do {
        statement = try parse(text, dialect: dialect)
    } catch {
        _ = Excerpt(of: text, at: error.position).description
        return
    }
    guard let again = try? parse(statement.printed, dialect: dialect) else { preconditionFailure("what is printed is not read") }
    precondition(again.query == statement.query, "what is printed reads as another query")
    _ = statement.referencedTables
    let examination = examine(statement, in: context)
    switch (judge(statement, in: context), examination.verdict) {
    case (.accepted(let one), .accepted(let other)): precondition(one.resultColumns == other.resultColumns, "two results of one query")
    case (.refused(let one), .refused(let other)):
        precondition(one == other, "two refusals of one query")
        if let position = one.position { _ = Excerpt(of: text, at: position).description }
    default: preconditionFailure("two verdicts on one query")
    }
}
