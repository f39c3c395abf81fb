// The functions that this engine does not run, each with its reason.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-functions-topic-spark.html

package import SQL
import Tables

extension FunctionName {
    /// Why the embedded engine does not run it, as a clause; nil for one that it runs.
    package var reasonNotRun: String? {
        switch self {
        case .aesEncrypt, .aesDecrypt: "no cipher is part of the emulator"
        case .consentGppV1Decode, .consentTcfV2Decode: "what AWS makes of a consent string is not published"
        case .hllSketchAgg, .hllUnionAgg, .hllSketchEstimate, .hllUnion: "the bytes of a sketch are those of Apache DataSketches"
        case .jsonExtractPathText, .jsonParse, .convert, .listagg, .ratioToReport: "only the engine that AWS ended in 2025 knew it"
        default: nil
        }
    }
}

extension QueryFailure {
    /// A function that is not run, with the reason for it.
    static func notRun(_ function: FunctionName) -> QueryFailure {
        let reason = function.reasonNotRun.map { ": \($0)" } ?? ""
        return QueryFailure(.notRun, "The function \(function.rawValue) is not run by the embedded engine\(reason).")
    }
}
