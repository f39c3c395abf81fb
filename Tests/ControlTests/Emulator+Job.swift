// A job under way, for what the tester steers about jobs.

import EmulatorTesting
import JSON
import Testing

/// What a job takes: a collaboration whose table allows it, and the script's template.
struct ReadyJob {
    let collaboration: SharedCollaboration
    /// The template's ARN.
    let template: String
}

extension Emulator {
    func readyJob() throws -> ReadyJob {
        let shared = try makeCollaboration(publisherAbilities: ["CAN_QUERY", "CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"])
        let membership = "/memberships/\(shared.publisherMembership)"
        let results: JSON = [
            "defaultJobResultConfiguration": ["outputConfiguration": ["s3": ["bucket": "jobs"]], "roleArn": .string(Self.role)]
        ]
        try #require(send(.patch, membership, results, as: .publisher).status == 200)
        let made = send(
            .post, "\(membership)/analysistemplates",
            [
                "name": "script", "format": "PYSPARK_1_0",
                "source": [
                    "artifacts": ["entryPoint": ["location": ["bucket": "scripts", "key": "entry.py"]], "roleArn": .string(Self.role)]
                ],
                "schema": ["referencedTables": []],
            ], as: .publisher)
        return ReadyJob(collaboration: shared, template: try #require(made["analysisTemplate"]?["arn"]?.string))
    }

    private static let role = "arn:aws:iam::222222222222:role/scripts"

    func startJob(_ job: ReadyJob) throws -> String {
        let body: JSON = ["type": "PYSPARK", "jobParameters": ["analysisTemplateArn": .string(job.template)]]
        let started = send(.post, "/memberships/\(job.collaboration.publisherMembership)/protectedJobs", body, as: .publisher)
        return try #require(started["protectedJob"]?["id"]?.string)
    }

    func job(_ id: String, of job: ReadyJob) -> JSON? {
        let target = "/memberships/\(job.collaboration.publisherMembership)/protectedJobs/\(id)"
        return send(.get, target, as: .publisher)["protectedJob"]
    }
}
