// A fuzzer over the reader and the judge of SQL: whatever a text is, it is read or refused, and all ways to ask agree.
// Reference: https://llvm.org/docs/LibFuzzer.html

import Rules
import SQL
import SQLTesting
import CleanRoomsModel

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What libFuzzer calls with each text. Its name and form are libFuzzer's; so is the main function.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ length: Int) -> CInt {
    examineText(UnsafeBufferPointer(start: bytes, count: length))
    return 0
}

/// What libFuzzer calls before it looks at its arguments: `write-corpus FOLDER` are ours.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
    let arguments = CommandLine.arguments
    if arguments.count == 3, arguments[1] == "write-corpus" {
        StartingTexts.write(to: arguments[2])
        exit(0)
    }
    return 0
}

enum StartingTexts {
    /// Every query that the tests know, with the byte that chooses where it runs.
    static func write(to folder: String) {
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
    let context = QueryContext(
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
    let printed = statement.printed
    do {
        let again = try parse(printed, dialect: dialect)
        require(again.query == statement.query, "what is printed reads as another query", text, printed)
    } catch {
        require(false, "what is printed is not read: \(error)", text, printed)
    }
    _ = statement.referencedTables
    let examination = examine(statement, in: context)
    switch (judge(statement, in: context), examination.verdict) {
    case (.accepted(let one), .accepted(let other)):
        require(one.resultColumns == other.resultColumns, "there are two results of one query", text, printed)
    case (.refused(let one), .refused(let other)):
        require(one == other, "there are two refusals of one query", text, printed)
        if let position = one.position { _ = Excerpt(of: text, at: position).description }
    default: require(false, "there are two verdicts on one query", text, printed)
    }
}

/// Stops the fuzzer, which keeps the text, with a sentence about what is wrong; release builds drop those of preconditions.
private func require(_ condition: Bool, _ sentence: String, _ text: String, _ printed: String) {
    guard !condition else { return }
    print("\(sentence)\n\(text)\n\(printed)")
    fflush(nil)
    abort()
}
