// The hashes by which members can tell that a script is still the one they reviewed.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplateArtifactMetadata.html

import COpenSSL
import CleanRoomsModel

extension AnalysisTemplateArtifacts {
    /// A hash for each artifact.
    ///
    /// AWS hashes the objects' bytes. The emulator has no objects, so what it hashes is ours (inferred): the object's place, as
    /// the text `bucket/key`. The same place always has the same hash, and another place another.
    var hashes: AnalysisTemplateArtifactMetadata {
        AnalysisTemplateArtifactMetadata(
            entryPointHash: entryPoint.hash, additionalArtifactHashes: additionalArtifacts?.map(\.hash))
    }
}

extension AnalysisTemplateArtifact {
    fileprivate var hash: Hash { Hash(sha256: sha256("\(location.bucket)/\(location.key)")) }
}

/// The SHA-256 of a text's UTF-8 as 64 lower-case hexadecimal digits.
private func sha256(_ text: String) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    let bytes = Array(text.utf8)
    SHA256(bytes, bytes.count, &digest)
    return digest.map { String($0 >> 4, radix: 16) + String($0 & 0xF, radix: 16) }.joined()
}
