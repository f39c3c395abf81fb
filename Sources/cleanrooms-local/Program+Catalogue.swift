// Requests that need the answer of a data catalogue outside: they wait for it, and nobody else does.
// Reference: docs/architecture.md, "Threads".

import CleanRooms
import Gateway
import HTTP
import HTTPServer
import Inputs
import JSON
import Logging
import Tables

extension Program {
    func startAskingCatalogue() throws {
        guard catalogue != nil else { return }
        catalogueWorker = try Worker(loop)
    }

    /// Answers a request of the API, and before it one that makes a configured table asks the catalogue about that.
    func answerCatalogued(_ request: HTTPRequest) -> HTTPAnswer {
        guard let catalogue, let catalogueWorker, let name = gateway.cataloguedTable(in: request) else {
            return answerInTurn(request, .api)
        }
        let pending = PendingResponse()
        catalogueWorker.run({ catalogue.look(name) }) { [unowned self] answer in
            withState { [unowned self] in
                if case .unknown(let sentence) = answer {
                    logger.warning(
                        "the data catalog does not answer", metadata: ["table": "\(name.database).\(name.table)", "error": "\(sentence)"])
                }
                service.note(answer, of: name)
                pending.give(answerInTurn(request, .api))
            }
        }
        return .later(pending)
    }
}

extension GlueCatalogue {
    /// What the catalogue says of a table. It may block.
    fileprivate func look(_ name: CatalogueName) -> LookedUpTable {
        do throws(Refusal) {
            return LookedUpTable(glue: try table(name), of: name)
        } catch {
            switch error {
            case .missing(let sentence): return .missing(sentence)
            case .unusable(let sentence): return .unusable(sentence)
            case .failed(let sentence): return .unknown(sentence)
            }
        }
    }
}
