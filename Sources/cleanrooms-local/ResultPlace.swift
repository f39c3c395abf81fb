// Where the objects of results go: nowhere, into a folder, or to an S3 endpoint.
// Reference: docs/options.md.

import ArgumentParser
import CleanRooms
import HTTPClient
import HTTPServer
import Hashing
import Objects

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the options say of results.
enum ResultPlace {
    case nowhere
    case folder(FolderStore)
    case endpoint(S3Store)
}

extension ResultPlace {
    /// Opens the place, so that what is wrong with it is told at the start and not by the first query.
    ///
    /// - Throws: `ValidationError` with one sentence.
    init(_ options: ResultOptions, addressing: S3Addressing, dataDirectory: String?) throws {
        do {
            // A folder that is named beside an endpoint has the results; tables are read from the endpoint then.
            if options.resultsDir == nil, let endpoint = options.s3Endpoint {
                let client = try HTTPClient(certificates: Self.variable("AWS_CA_BUNDLE"))
                let credentials = options.credentials(Self.variable)
                // What will be signed is hashed.
                if credentials != nil { _ = try SHA256() }
                self = .endpoint(S3Store(client, endpoint: endpoint, addressing: addressing, credentials: credentials))
            } else if let folder = options.resultsDir ?? dataDirectory.map({ $0 + "/results" }) {
                self = .folder(try FolderStore(at: folder))
            } else {
                self = .nowhere
            }
        } catch let error as FolderStore.Unusable {
            throw ValidationError("\(error)")
        } catch let error as HTTPClient.Unavailable {
            throw ValidationError("--s3-endpoint cannot be used. \(error)")
        } catch let error as SHA256.Unavailable {
            throw ValidationError("--s3-endpoint cannot be used. \(error)")
        }
    }

    static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// Writes into a folder: what is small at once, so that a query that is due has ended for sure, and large results from the worker's thread.
final class FolderDelivery: ResultDelivery {
    private let store: FolderStore
    private let worker: Worker
    /// Is told of what cannot be written: the subject of the order, and the reason.
    private let onRefusal: (String, String) -> Void
    /// Begins an order: on the loop, to which the worker belongs.
    private let begin: (@escaping () -> Void) -> Void
    /// Is told on the loop.
    private let finish: (DeliveryOrder, DeliveryOutcome) -> Void
    private var underWay = 0

    init(
        _ store: FolderStore, worker: Worker, onRefusal: @escaping (String, String) -> Void,
        begin: @escaping (@escaping () -> Void) -> Void,
        finish: @escaping (DeliveryOrder, DeliveryOutcome) -> Void
    ) {
        self.store = store
        self.worker = worker
        self.onRefusal = onRefusal
        self.begin = begin
        self.finish = finish
    }

    var isBusy: Bool { underWay > 0 }

    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome? {
        guard order.isLarge else {
            let outcome = order.write(to: store)
            if case .refused(let reason) = outcome { onRefusal(order.subject, reason) }
            return outcome
        }
        underWay += 1
        begin { [store, worker, unowned self] in
            worker.run(
                { order.write(to: store) },
                then: { [unowned self] outcome in
                    finish(order, outcome)
                    underWay -= 1
                })
        }
        return nil
    }
}

/// Sends to an endpoint from the worker's thread, as the loop waits for nobody.
struct EndpointDelivery: ResultDelivery {
    let store: S3Store
    let worker: Worker
    /// Begins an order: on the loop, to which the worker belongs.
    let begin: (@escaping () -> Void) -> Void
    /// Is told on the loop.
    let finish: (DeliveryOrder, DeliveryOutcome) -> Void

    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome? {
        begin { [store, worker, finish] in
            worker.run({ order.write(to: store) }, then: { finish(order, $0) })
        }
        return nil
    }
}
