// Pages of records and the tokens between them.
// Reference: `nextToken` and `maxResults` of the model; the token's form is our own, as the API reference gives none.

import CleanRoomsModel
import Store

/// The input of an operation that lists.
protocol PagedInput {
    var nextToken: String? { get }
    var maxResults: Int? { get }
}

/// Some rows of a listing and, where there are more, the token that resumes after them.
struct Page<Element> {
    /// A slice of what was fetched: copying a hundred records costs as much as finding them.
    var elements: ArraySlice<Element>
    var nextToken: String?

    func map<Result>(_ transform: (Element) throws -> Result) rethrows -> Page<Result> {
        Page<Result>(elements: try elements.map(transform)[...], nextToken: nextToken)
    }
}

extension Call {
    /// The size of a page when the caller names none (inferred; the model's greatest).
    private static var defaultPageSize: Int { 100 }

    /// A page of a listing, newest first, ties by id.
    ///
    /// - Parameter filters: What the caller filters by; a token holds only for the same operation, caller, scope and filters.
    /// - Parameter isShown: Leaves out rows that the store's filters cannot recognise.
    /// - Throws: A validation error for a token that this listing did not make.
    func page<R: Record>(
        of type: R.Type, in scope: Scope, _ input: some PagedInput, status: [String]? = nil, filters: [String] = [],
        where isShown: (R) throws -> Bool = { _ in true }
    ) throws -> Page<R> {
        try page(scope, input, filters: (status ?? []) + filters, where: isShown, key: \.row.pageKey) { after, limit in
            try store.page(of: type, in: scope, status: status, after: after, limit: limit)
        }
    }

    /// A page of what `fetch` answers: rows after a key, in the order of listings.
    func page<Element>(
        _ scope: Scope, _ input: some PagedInput, filters: [String], where isShown: (Element) throws -> Bool,
        key: (Element) -> PageKey, fetch: (PageKey?, Int) throws -> [Element]
    ) throws -> Page<Element> {
        let listing = PageToken.fingerprint(of: [operation.name, caller.account, caller.region] + scope.parts + filters)
        let size = input.maxResults ?? Self.defaultPageSize
        var after = try input.nextToken.map { try PageToken(text: $0, of: listing).key }
        var elements: [Element] = []
        // One row more than the page tells whether there is another page.
        while elements.count <= size {
            let wanted = size + 1 - elements.count
            let rows = try fetch(after, wanted)
            // Copying records costs more than this check, and nearly every page is one fetch that is shown whole.
            let shown = try rows.allSatisfy(isShown) ? rows : rows.filter(isShown)
            if elements.isEmpty { elements = shown } else { elements += shown }
            after = rows.last.map(key)
            if rows.count < wanted { break }
        }
        guard elements.count > size else { return Page(elements: elements[...], nextToken: nil) }
        let shown = elements.prefix(size)
        return Page(elements: shown, nextToken: shown.last.map { PageToken(key: key($0), of: listing).text })
    }
}

extension Scope {
    /// Identifies the scope without printing it: printing would look the type up at run time.
    fileprivate var parts: [String] {
        switch self {
        case .account(let account, let region): ["account", account, region]
        case .parent(let id): ["parent", id]
        case .collaboration(let id): ["collaboration", id]
        }
    }
}
