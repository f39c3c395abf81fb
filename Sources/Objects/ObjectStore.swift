// Where objects go: something with buckets, and keys in them.

/// An object could not be written.
package struct ObjectRefusal: Error, Equatable, CustomStringConvertible {
    /// The reason as the second half of a sentence: `there is no such bucket`.
    package let description: String

    package init(_ description: String) { self.description = description }
}

package protocol ObjectStore: Sendable {
    /// Writes an object, in place of one that is there already. May block.
    ///
    /// - Throws: ``ObjectRefusal`` when the bucket or the key cannot be written.
    func put(_ bytes: [UInt8], key: String, in bucket: String, region: String) throws(ObjectRefusal)
}
