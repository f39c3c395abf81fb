// The objects that one analysis or export leaves behind: values, so that a thread that may block can write them.

package import Tables

/// What is to be written for one subject.
package struct DeliveryOrder: Sendable, Equatable {
    /// The id of the analysis or export.
    package var subject: String
    /// Tells the order from all others of this run of the program: ids can come again after a reset. It is 0 until it is given out.
    package var number = 0
    package var region: String
    package var parcels: [Parcel]

    package init(subject: String, region: String, parcels: [Parcel]) {
        self.subject = subject
        self.region = region
        self.parcels = parcels
    }

    /// What goes into one folder of a bucket.
    package struct Parcel: Sendable, Equatable {
        package var bucket: String
        /// The beginning of every key, with its last slash; empty for a bucket's top.
        package var folder: String
        package var contents: Contents

        package init(bucket: String, folder: String, contents: Contents) {
            self.bucket = bucket
            self.folder = folder
            self.contents = contents
        }
    }

    package enum Contents: Sendable, Equatable {
        case table(ResultTable, ResultFiles)
        /// Objects by the rest of their keys.
        case objects([Object])
    }

    package struct Object: Sendable, Equatable {
        package var name: String
        package var bytes: [UInt8]

        package init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }
}

/// The end of a delivery.
package enum DeliveryOutcome: Sendable, Equatable {
    case delivered
    /// A sentence that names the bucket and what kept it from being written.
    case refused(String)
}

extension DeliveryOrder {
    /// Whether writing it may take longer than others can wait.
    package var isLarge: Bool {
        parcels.contains { parcel in
            if case .table(let table, _) = parcel.contents { table.isLarge } else { false }
        }
    }

    /// Writes every object. The first that cannot be written ends the delivery; those before it stay.
    package func write(to store: some ObjectStore) -> DeliveryOutcome {
        for parcel in parcels {
            for object in parcel.objects {
                do throws(ObjectRefusal) {
                    try store.put(object.bytes, key: parcel.folder + object.name, in: parcel.bucket, region: region)
                } catch {
                    return .refused("The bucket \(parcel.bucket) cannot be written: \(error).")
                }
            }
        }
        return .delivered
    }
}

extension DeliveryOrder.Parcel {
    /// The objects, made one after the other as they are asked for.
    var objects: some Sequence<DeliveryOrder.Object> {
        switch contents {
        case .objects(let objects): AnySequence(objects)
        case .table(let table, let files): AnySequence(files.objects(of: table))
        }
    }
}
