// Analysis templates: SQL or a script that members review before they allow it on their tables.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateAnalysisTemplate.html

import Rules
import SQL
package import CleanRoomsModel
import Store

extension ListAnalysisTemplatesInput: PagedInput {}
extension ListCollaborationAnalysisTemplatesInput: PagedInput {}

extension CleanRooms {
    /// Makes a template; only its description can change later.
    ///
    /// - Throws: `validation` for what does not fit together, and for SQL that cannot be read; `conflict` for a name that the
    ///   membership has already; `quotaExceeded` for a text that is too long for the engine.
    package func createAnalysisTemplate(_ input: CreateAnalysisTemplateInput, _ call: Call) throws -> CreateAnalysisTemplateOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        let issues = AnalysisTemplateRules.issues(with: input, of: membership.seat.member)
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        let statement = try input.statement(for: membership.collaboration.analyticsEngine)
        if try call.store.first(of: AnalysisTemplateRecord.self, in: .parent(membership.id), named: input.name) != nil {
            // The model's enum of resource types has no word for a template, so none is named.
            throw ServiceError.conflict(
                .alreadyExists, nil, message: "Membership \(membership.id) already has an analysis template named \(input.name).")
        }
        if let statement { try membership.collaboration.analyticsEngine.requireRoom(for: statement.text) }
        try call.requireRoom(
            under: .analysisTemplates, to: try call.store.count(of: AnalysisTemplateRecord.self, in: .parent(membership.id)))
        let template = AnalysisTemplateRecord(
            row: call.newRow(id: call.newID(), collaboration: membership.collaborationID, parent: membership.id, name: input.name),
            description: input.description, format: input.format, source: input.source, sourceMetadata: try input.source.metadata(),
            analysisParameters: input.analysisParameters,
            referencedTables: input.schema?.referencedTables ?? statement?.referencedTables ?? [],
            errorMessageConfiguration: input.errorMessageConfiguration, syntheticDataParameters: input.syntheticDataParameters,
            updateTime: call.now)
        try call.store.insert(template)
        try call.announce(.created, template)
        try call.tag(template.arn, with: input.tags)
        return CreateAnalysisTemplateOutput(analysisTemplate: try call.view(of: template))
    }

    package func getAnalysisTemplate(_ input: GetAnalysisTemplateInput, _ call: Call) throws -> GetAnalysisTemplateOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let template = try call.child(AnalysisTemplateRecord.self, input.analysisTemplateIdentifier, of: membership.id)
        return GetAnalysisTemplateOutput(analysisTemplate: try call.view(of: template))
    }

    package func listAnalysisTemplates(_ input: ListAnalysisTemplatesInput, _ call: Call) throws -> ListAnalysisTemplatesOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let page = try call.page(of: AnalysisTemplateRecord.self, in: .parent(membership.id), input)
        return ListAnalysisTemplatesOutput(
            nextToken: page.nextToken,
            analysisTemplateSummaries: try page.elements.map { $0.summary(creator: try call.creator(of: $0)) })
    }

    /// Changes the description, also to an empty one; an absent one stays.
    package func updateAnalysisTemplate(_ input: UpdateAnalysisTemplateInput, _ call: Call) throws -> UpdateAnalysisTemplateOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        var template = try call.child(AnalysisTemplateRecord.self, input.analysisTemplateIdentifier, of: membership.id)
        template.description = input.description ?? template.description
        template.updateTime = call.now
        try call.store.update(template)
        try call.announce(.updated, template)
        return UpdateAnalysisTemplateOutput(analysisTemplate: try call.view(of: template))
    }

    /// Deletes a template; rules that allow it keep its ARN, which then allows nothing.
    package func deleteAnalysisTemplate(_ input: DeleteAnalysisTemplateInput, _ call: Call) throws -> DeleteAnalysisTemplateOutput {
        let template = try call.deleteChild(
            AnalysisTemplateRecord.self, input.analysisTemplateIdentifier, of: input.membershipIdentifier)
        try call.announce(.deleted, template)
        return DeleteAnalysisTemplateOutput()
    }

    package func getCollaborationAnalysisTemplate(
        _ input: GetCollaborationAnalysisTemplateInput, _ call: Call
    ) throws -> GetCollaborationAnalysisTemplateOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let template = try call.analysisTemplate(input.analysisTemplateArn, in: seat)
        return GetCollaborationAnalysisTemplateOutput(
            collaborationAnalysisTemplate: try call.collaborationView(of: template, in: seat.collaboration))
    }

    /// Lists the templates of all active members.
    package func listCollaborationAnalysisTemplates(
        _ input: ListCollaborationAnalysisTemplatesInput, _ call: Call
    ) throws -> ListCollaborationAnalysisTemplatesOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let page = try call.sharedPage(of: AnalysisTemplateRecord.self, in: seat, input)
        return ListCollaborationAnalysisTemplatesOutput(
            nextToken: page.nextToken,
            collaborationAnalysisTemplateSummaries: page.elements.map {
                $0.collaborationSummary(creator: seat.collaboration.row.account)
            })
    }

    /// Reads several templates. Each ARN is answered once, even if it is given twice (inferred).
    package func batchGetCollaborationAnalysisTemplate(
        _ input: BatchGetCollaborationAnalysisTemplateInput, _ call: Call
    ) throws -> BatchGetCollaborationAnalysisTemplateOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        var output = BatchGetCollaborationAnalysisTemplateOutput(collaborationAnalysisTemplates: [], errors: [])
        for arn in input.analysisTemplateArns.uniqued() {
            do {
                let template = try call.analysisTemplate(arn, in: seat)
                output.collaborationAnalysisTemplates.append(try call.collaborationView(of: template, in: seat.collaboration))
            } catch ServiceError.notFound(_, let message) {
                output.errors.append(
                    BatchGetCollaborationAnalysisTemplateError(arn: arn, code: ServiceError.missingInBatch, message: message))
            }
        }
        return output
    }
}

extension Call {
    /// A template of an active member by its whole ARN.
    ///
    /// - Throws: `notFound` also for a template of another collaboration (inferred).
    func analysisTemplate(_ arn: String, in seat: Seat) throws -> AnalysisTemplateRecord {
        guard case .child(.analysisTemplate, let id, membership: _)? = ARN(arn)?.cleanRoomsResource else {
            throw AnalysisTemplateRecord.missing(arn)
        }
        let template = try shared(AnalysisTemplateRecord.self, id, in: seat)
        guard template.arn.description == arn else { throw AnalysisTemplateRecord.missing(id) }
        return template
    }

    fileprivate func view(of template: AnalysisTemplateRecord) throws -> AnalysisTemplate {
        let collaboration = try collaboration(of: template)
        return template.view(
            creator: collaboration.row.account, validations: try validations(of: template, on: collaboration.analyticsEngine))
    }

    fileprivate func collaborationView(
        of template: AnalysisTemplateRecord, in collaboration: CollaborationRecord
    ) throws -> CollaborationAnalysisTemplate {
        template.collaborationView(
            creator: collaboration.row.account, validations: try validations(of: template, on: collaboration.analyticsEngine))
    }
}

extension ServiceError {
    /// The code for a template that a batch does not find. No real one has been seen: it is the exception's name (inferred).
    static let missingInBatch = "ResourceNotFoundException"
}

extension CreateAnalysisTemplateInput {
    /// The parsed SQL; nil for a script.
    ///
    /// - Throws: `validation` for a text that is no query of the engine's, or whose placeholders are not the parameters declared.
    fileprivate func statement(for engine: AnalyticsEngine) throws -> ParsedStatement? {
        guard case .text(let text) = source else { return nil }
        let statement: ParsedStatement
        do {
            statement = try parse(text, dialect: Dialect(engine))
        } catch {
            throw ServiceError.invalidQuery(error.description, field: "source.text")
        }
        // Inferred: a collaboration's tables have no databases, and the model's list of them no names with dots.
        if let stranger = statement.referencedTables.first(where: { $0.contains(".") }) {
            throw ServiceError.invalidQuery("Table \(stranger) is no table of a collaboration.", field: "source.text")
        }
        let issues = AnalysisTemplateRules.placeholderIssues(statement.parameters.map(\.name), declared: analysisParameters ?? [])
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        return statement
    }
}

extension AnalysisSource {
    /// What the service notes about a source when the template is made.
    ///
    /// - Throws: ``SHA256/Unavailable`` for a script where nothing can hash: an error of the emulator's own.
    fileprivate func metadata() throws -> AnalysisSourceMetadata? {
        switch self {
        case .text: nil
        case .artifacts(let artifacts): .artifacts(try artifacts.hashes())
        }
    }
}
