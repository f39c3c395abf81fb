// The hashes by which members can tell that a script is still the one they reviewed.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplateArtifactMetadata.html

import CleanRoomsModel
import Hashing

extension AnalysisTemplateArtifacts {
    /// A hash for each artifact.
    ///
    /// AWS hashes the objects' bytes. The emulator has no objects, so what it hashes is ours (inferred): the object's place, as
    /// the text `bucket/key`. The same place always has the same hash, and different places have different ones.
    func hashes() throws(SHA256.Unavailable) -> AnalysisTemplateArtifactMetadata {
        let sha256 = try SHA256()
        return AnalysisTemplateArtifactMetadata(
            entryPointHash: entryPoint.hash(by: sha256), additionalArtifactHashes: additionalArtifacts?.map { $0.hash(by: sha256) })
    }
}

extension AnalysisTemplateArtifact {
    fileprivate func hash(by sha256: SHA256) -> Hash { Hash(sha256: sha256.digest(of: Array("\(location.bucket)/\(location.key)".utf8))) }
}
