// Every pattern of the model, each with texts it accepts and texts it refuses.
// Reference: botocore 1.44.8, cleanrooms/2022-02-17/service-2.json

import Testing

struct ModelPattern: CustomTestStringConvertible {
    let source: String
    let accepted: [String]
    let refused: [String]

    init(_ source: String, accepts accepted: [String], refuses refused: [String]) {
        self.source = source
        self.accepted = accepted
        self.refused = refused
    }

    var testDescription: String { source }

    static let all = names + identifiers + storage + cleanRoomsARNs + otherARNs
}

private let id = "b74f3a0e-5c8e-4a57-9d0e-0c2f6a7d1e34"
private let cleanRooms = "arn:aws:cleanrooms:us-east-1:123456789012:"
private let learning = "arn:aws:cleanrooms-ml:us-east-1:123456789012:"

extension ModelPattern {
    private static let names = [
        // CollaborationName, DisplayName, GenericResourceName, ConfiguredAudienceModelAssociationName
        ModelPattern(
            #"(?!\s*$)[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*"#,
            accepts: ["Spring campaign", " a ", "\ta", "Käufer 漢字", "🏈", "\u{10000}\u{10FFFF}", "\u{FFFD}"],
            refuses: ["", " ", " \t\n", "a\n", "a\u{0}", "\u{1F}", "\u{FFFE}"]),
        // CollaborationDescription
        ModelPattern(
            #"(?!\s+$)[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t\r\n]*"#,
            accepts: ["", "two\r\nlines", " padded ", "🏈\n"],
            refuses: [" ", "\r\n", "bell\u{7}", "\u{B}", "\u{FFFF}"]),
        // TableDescription, ResourceDescription
        ModelPattern(
            #"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t\r\n]*"#,
            accepts: ["", "  ", "\r\n", "🏈"],
            refuses: ["\u{0}", "a\u{B}b", "\u{FFFE}"]),
        // ColumnTypeString, IntermediateTableColumnTypeString
        ModelPattern(
            #"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*"#,
            accepts: ["", "decimal(10,2)", "struct<a:\tint>"],
            refuses: ["int\n", "\r", "\u{1}"]),
        // AnalysisRuleColumnName, ColumnName
        ModelPattern(
            #"[a-z0-9_](([a-z0-9_ ]+-)*([a-z0-9_ ]+))?"#,
            accepts: ["a", "customer_id", "first name", "a b-c d", "1 -x", "a "],
            refuses: ["", "Customer", " a", "-a", "a-", "a--b", "ab-"]),
        // SyntheticDataColumnName
        ModelPattern(
            #"[a-z0-9_](([a-z0-9_]+-)*([a-z0-9_]+))?"#,
            accepts: ["a", "customer_id", "ab-c"],
            refuses: ["", "first name", "a-b", "ab-", "A"]),
        // GlueTableName, ResourceAlias, TableAlias
        ModelPattern(
            #"[a-zA-Z0-9_](([a-zA-Z0-9_ ]+-)*([a-zA-Z0-9_ ]+))?"#,
            accepts: ["Sales", "my table", "sales_2024-q1", "_"],
            refuses: ["", " sales", "sales-", "sales.q1", "sälés"]),
        // AthenaTableName
        ModelPattern(
            #"[a-zA-Z0-9_](([a-zA-Z0-9_]+)*([a-zA-Z0-9_]+))?"#,
            accepts: ["T", "sales_2024", "__"],
            refuses: ["", "sales-2024", "sales 2024", "a."]),
        // AthenaDatabaseName, GlueDatabaseName
        ModelPattern(
            #"[a-zA-Z0-9_](([a-zA-Z0-9_]+-)*([a-zA-Z0-9_]+))?"#,
            accepts: ["d", "Sales", "sales_db-eu"],
            refuses: ["", "s-", "my db", "s--d"]),
        // AthenaCatalogName
        ModelPattern(#"[a-zA-Z0-9_-]+"#, accepts: ["AwsDataCatalog", "-", "a_b-c"], refuses: ["", "a b", "a.b"]),
        // AthenaWorkGroup
        ModelPattern(#"([a-zA-Z0-9._-])*"#, accepts: ["", "primary", "team.a_b-c"], refuses: ["a b", "a/b", "é"]),
        // JobParameterName, ParameterName
        ModelPattern(#"[0-9a-zA-Z_]+"#, accepts: ["threshold", "P_1"], refuses: ["", "a-b", ":p"]),
        // SnowflakeAccountIdentifier
        ModelPattern(
            #"[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}.]+"#,
            accepts: ["org-account.eu", "Ünïcode 漢字", "e\u{301}", "١٢", "‿–\u{A0}"],
            refuses: ["", "a/b", "a\tb", "a,b", "🏈"]),
        // SnowflakeDatabaseName, SnowflakeSchemaName, SnowflakeTableName
        ModelPattern(
            #"[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]+"#,
            accepts: ["MY_DB", "table – 1", "Ⅷ½"],
            refuses: ["", "a.b", "\"a\"", "a\n"]),
        // DatabricksObject
        ModelPattern(#"[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}]+"#, accepts: ["share_1", "größe-𐐀"], refuses: ["", "a b", "a.b", "\u{A0}"]),
    ]

    private static let identifiers = [
        // The identifier of every resource
        ModelPattern(
            #"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"#,
            accepts: [id, "00000000-0000-0000-0000-000000000000"],
            refuses: ["", id.uppercased(), id + "0", String(id.dropLast()), id + "\n", " " + id]),
        // AccountId
        ModelPattern(#"\d+"#, accepts: ["123456789012", "0"], refuses: ["", "12a", "١٢", "-1"]),
    ]

    private static let storage = [
        // The bucket of every S3 location
        ModelPattern(
            #".*(?!^(\d+\.)+\d+$)(^(([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])\.)*([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])$).*"#,
            accepts: ["bucket", "my-bucket.logs.eu", "1.2.3.a", "12", "1-2.3"],
            refuses: ["", "192.168.0.1", "1.2", "Bucket", "-bucket", "bucket-", "a..b", ".a", "a_b", "a\n", "x\na"]),
        // S3LocationKeyString
        ModelPattern(
            #"[a-zA-Z0-9!_.*'()-/]+"#, accepts: ["data/2024/part-0.parquet", "a,b+c", "(x)'!*"], refuses: ["", "a b", "a=b", "a:b"]),
        // KeyPrefix
        ModelPattern(#"[\w!.=*/-]*"#, accepts: ["", "results/dt=2024-01-01/", "a!*."], refuses: ["a b", "é", "a(b)"]),
        // AthenaOutputLocation
        ModelPattern(
            #"s3://[a-z0-9.-]{3,63}(.*)"#,
            accepts: ["s3://abc", "s3://my-bucket/a path/é", "s3://" + String(repeating: "a", count: 70)],
            refuses: ["s3://ab", "s3:/abc", "S3://abc", "s3://AB/abc", "s3://abc/\n"]),
        // DatabricksWorkspaceUrl
        ModelPattern(
            #"https://[a-zA-Z0-9.-]+\.cloud\.databricks\.com/?"#,
            accepts: ["https://dbc-1.cloud.databricks.com", "https://a.b.cloud.databricks.com/"],
            refuses: [
                "https://.cloud.databricks.co", "http://a.cloud.databricks.com", "https://a.cloud.databricks.com//",
                "https://acloud.databricks.com",
            ]),
        // DatabricksEndpointUrl
        ModelPattern(
            #"https://(?:[a-zA-Z0-9.-]+\.cloud\.databricks\.com/api/2\.0/delta-sharing|"#
                + #"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.opensharing\.[a-z0-9-]+\.cloud\.databricks\.com"#
                + #"/api/2\.0/opensharing)/metastores/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"#
                + #"/recipients/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"#,
            accepts: [
                "https://oregon.cloud.databricks.com/api/2.0/delta-sharing/metastores/\(id)/recipients/\(id)",
                "https://\(id).opensharing.oregon.cloud.databricks.com/api/2.0/opensharing/metastores/\(id)/recipients/\(id)",
            ],
            refuses: [
                "https://oregon.cloud.databricks.com/api/2.0/opensharing/metastores/\(id)/recipients/\(id)",
                "https://oregon.cloud.databricks.com/api/2x0/delta-sharing/metastores/\(id)/recipients/\(id)",
                "https://oregon.cloud.databricks.com/api/2.0/delta-sharing/metastores/\(id)/recipients/",
            ]),
    ]

    private static let cleanRoomsARNs = [
        // CleanroomsArn
        ModelPattern(
            #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:[\d\w/-]+"#,
            accepts: [cleanRooms + "collaboration/\(id)", cleanRooms + "membership/\(id)/idmappingtable/\(id)"],
            refuses: [cleanRooms, "arn:aws:cleanrooms:us-gov-west-1:123456789012:membership/\(id)", cleanRooms + "membership/*"]),
        // CollaborationArn
        ModelPattern(
            #"arn:aws:[\w]+:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:collaboration/[\d\w-]+"#,
            accepts: [cleanRooms + "collaboration/\(id)", "arn:aws:x:ap-southeast-2:000000000000:collaboration/_"],
            refuses: [
                cleanRooms + "membership/\(id)", cleanRooms + "collaboration/", "arn:aws-cn" + cleanRooms.dropFirst(7) + "collaboration/a",
            ]),
        // ConfiguredTableArn
        ModelPattern(
            #"arn:aws:[\w]+:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:configuredtable/[\d\w-]+"#,
            accepts: [cleanRooms + "configuredtable/\(id)", cleanRooms + "configuredtable/1"],
            refuses: [cleanRooms + "configuredTable/\(id)", cleanRooms + "configuredtable/\(id)/x"]),
        // ConfiguredTableAssociationArn
        ModelPattern(
            #"arn:aws:[\w]+:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:configuredtableassociation/[\d\w-]+/[\d\w-]+"#,
            accepts: [cleanRooms + "configuredtableassociation/\(id)/\(id)", cleanRooms + "configuredtableassociation/a/b"],
            refuses: [cleanRooms + "configuredtableassociation/\(id)", cleanRooms + "membership/\(id)/configuredtableassociation/\(id)"]),
        // MembershipArn
        ModelPattern(
            #"arn:aws:[\w]+:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+"#,
            accepts: [cleanRooms + "membership/\(id)", "arn:aws:cleanrooms:eu-central-1:210987654321:membership/m"],
            refuses: [cleanRooms + "membership/\(id)/analysistemplate/\(id)", "arn:aws:cleanrooms:us-east-1:12345678901:membership/\(id)"]),
        // PrivacyBudgetTemplateArn
        ModelPattern(
            #"arn:aws:[\w]+:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:privacybudgettemplate/[\d\w-]+"#,
            accepts: [cleanRooms + "privacybudgettemplate/\(id)", cleanRooms + "privacybudgettemplate/-"],
            refuses: [cleanRooms + "membership/\(id)/privacybudgettemplate/\(id)", cleanRooms + "privacybudgettemplate/a b"]),
        // BudgetedResourceArn
        ModelPattern(
            #"arn:aws:[\w]+:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/(configuredtableassociation|intermediatetable)/[\d\w-]+"#,
            accepts: [
                cleanRooms + "membership/\(id)/configuredtableassociation/\(id)", cleanRooms + "membership/\(id)/intermediatetable/\(id)",
            ],
            refuses: [cleanRooms + "membership/\(id)/idmappingtable/\(id)", cleanRooms + "membership//intermediatetable/\(id)"]),
        // SchemaResourceArn
        ModelPattern(
            #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership\/[\d\w-]+\/(configuredtableassociation|idmappingtable)\/[\d\w-]+"#,
            accepts: [
                cleanRooms + "membership/\(id)/configuredtableassociation/\(id)", cleanRooms + "membership/\(id)/idmappingtable/\(id)",
            ],
            refuses: [cleanRooms + "membership/\(id)/intermediatetable/\(id)", cleanRooms + #"membership\/a\/idmappingtable\/b"#]),
        // IntermediateTableArn
        ModelPattern(
            #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership\/[\d\w-]+\/intermediatetable\/[\d\w-]+"#,
            accepts: [cleanRooms + "membership/\(id)/intermediatetable/\(id)", cleanRooms + "membership/m/intermediatetable/t"],
            refuses: [cleanRooms + "intermediatetable/\(id)", cleanRooms + "membership/m/intermediatetable/t/"]),
        // ConfiguredAudienceModelAssociationArn
        ModelPattern(
            #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/configuredaudiencemodelassociation/[\d\w-]+"#,
            accepts: [
                cleanRooms + "membership/\(id)/configuredaudiencemodelassociation/\(id)",
                cleanRooms + "membership/m/configuredaudiencemodelassociation/c",
            ],
            refuses: [
                cleanRooms + "membership/*/configuredaudiencemodelassociation/*",
                cleanRooms + "membership/\(id)/configuredaudiencemodelassociation",
            ]),
        // IdMappingTableArn
        ModelPattern(
            #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/idmappingtable/[\d\w-]+"#,
            accepts: [cleanRooms + "membership/\(id)/idmappingtable/\(id)", cleanRooms + "membership/m/idmappingtable/t"],
            refuses: [cleanRooms + "idmappingtable/\(id)", cleanRooms + "membership/m/idmappingtable/é"]),
        // IdNamespaceAssociationArn
        ModelPattern(
            #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/idnamespaceassociation/[\d\w-]+"#,
            accepts: [cleanRooms + "membership/\(id)/idnamespaceassociation/\(id)", cleanRooms + "membership/m/idnamespaceassociation/n"],
            refuses: [
                cleanRooms + "membership/m/idnamespace/n",
                "arn:aws:cleanrooms:us-east-x:123456789012:membership/m/idnamespaceassociation/n",
            ]),
        // AnalysisTemplateArn
        ModelPattern(
            #"arn:aws[-a-z]*:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/analysistemplate/[\d\w-]+"#,
            accepts: [
                cleanRooms + "membership/\(id)/analysistemplate/\(id)",
                "arn:aws-cn:cleanrooms:cn-north-1:123456789012:membership/m/analysistemplate/t",
            ],
            refuses: [
                cleanRooms + "membership/\(id)/analysistemplate/",
                "arn:AWS:cleanrooms:us-east-1:123456789012:membership/m/analysistemplate/t",
            ]),
        // AnalysisTemplateArnOrQueryWildcard
        ModelPattern(
            #"(ANY_QUERY|ANY_JOB|arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/analysistemplate/[\d\w-]+)"#,
            accepts: ["ANY_QUERY", "ANY_JOB", cleanRooms + "membership/\(id)/analysistemplate/\(id)"],
            refuses: ["", "ANY", "ANY_QUERYANY_JOB", "any_query", "ANY_QUERY\n"]),
        // AdditionalAnalysesResourceArn
        ModelPattern(
            #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:([\d]{12}|\*):membership\/[\*\d\w-]+\/configuredaudiencemodelassociation\/[\*\d\w-]+$"#
                + #"|^arn:aws[-a-z]*:cleanrooms-ml:[-a-z0-9]+:([0-9]{12}|\*):membership\/[\*\d\w-]+"#
                + #"\/configured-model-algorithm-association\/([-a-zA-Z0-9_\/.]+|\*)"#,
            accepts: [
                "arn:aws:cleanrooms:us-east-1:*:membership/*/configuredaudiencemodelassociation/*",
                cleanRooms + "membership/\(id)/configuredaudiencemodelassociation/\(id)",
                "arn:aws:cleanrooms-ml:us-east-1:*:membership/*/configured-model-algorithm-association/*",
                learning + "membership/\(id)/configured-model-algorithm-association/a/b.c",
            ],
            refuses: [
                "", "arn:aws:cleanrooms:*:*:membership/*/configuredaudiencemodelassociation/*",
                cleanRooms + "membership/m/configuredaudiencemodelassociation/a\n",
                learning + "membership/m/configured-model-algorithm-association/**",
                cleanRooms + "membership/m/configuredaudiencemodelassociation/a" + learning
                    + "membership/m/configured-model-algorithm-association/a",
            ]),
    ]

    private static let otherARNs = [
        // ConfiguredAudienceModelArn
        ModelPattern(
            #"arn:aws[-a-z]*:cleanrooms-ml:[-a-z0-9]+:[0-9]{12}:configured-audience-model/[-a-zA-Z0-9_/.]+"#,
            accepts: [
                learning + "configured-audience-model/\(id)",
                "arn:aws-us-gov:cleanrooms-ml:us-gov-west-1:123456789012:configured-audience-model/a",
            ],
            refuses: [
                learning + "configured-audience-model/", learning + "audience-model/\(id)", cleanRooms + "configured-audience-model/\(id)",
            ]),
        // IdMappingTableInputReferenceArn
        ModelPattern(
            #"arn:(aws|aws-us-gov|aws-cn):entityresolution:.*:[0-9]+:(idmappingworkflow/.*)"#,
            accepts: [
                "arn:aws:entityresolution:us-east-1:123456789012:idmappingworkflow/flow",
                "arn:aws-cn:entityresolution::1:idmappingworkflow/",
                "arn:aws:entityresolution:a:1:2:3:idmappingworkflow/x:4:é",
            ],
            refuses: [
                "arn:aws-iso:entityresolution:us-east-1:123456789012:idmappingworkflow/flow",
                "arn:aws:entityresolution:us-east-1::idmappingworkflow/flow", "arn:aws:entityresolution:us-east-1:1:idnamespace/n",
                "arn:aws:entityresolution:us\u{2028}:1:idmappingworkflow/flow",
            ]),
        // IdNamespaceAssociationInputReferenceArn
        ModelPattern(
            #"arn:aws:entityresolution:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:idnamespace/[\d\w-]+"#,
            accepts: [
                "arn:aws:entityresolution:us-east-1:123456789012:idnamespace/ns",
                "arn:aws:entityresolution:eu-west-2:000000000000:idnamespace/a-b_c",
            ],
            refuses: [
                "arn:aws:entityresolution:us-east-1:123456789012:idnamespace/a/b",
                "arn:aws:entityresolution:us-eas-1:123456789012:idnamespace/n",
                "arn:aws:entityresolution:us-abcdefghij-1:123456789012:idnamespace/n",
            ]),
        // RoleArn
        ModelPattern(
            #"arn:aws:iam::[\w]+:role/[\w+=./@-]+"#,
            accepts: ["arn:aws:iam::123456789012:role/service-role/reader", "arn:aws:iam::a:role/+=.@-/"],
            refuses: ["arn:aws:iam::123456789012:user/reader", "arn:aws:iam::123456789012:role/", "arn:aws:iam::123456789012:role/a,b"]),
        // KMSKeyArn
        ModelPattern(
            #"arn:aws:kms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:key/[a-zA-Z0-9-]+"#,
            accepts: ["arn:aws:kms:us-east-1:123456789012:key/\(id)", "arn:aws:kms:us-east-1:123456789012:key/mrk-0A"],
            refuses: ["arn:aws:kms:us-east-1:123456789012:alias/a", "arn:aws:kms:us-east-1:123456789012:key/a_b"]),
        // SecretsManagerArn
        ModelPattern(
            #"arn:aws:secretsmanager:[a-z]{2}-[a-z]+-[0-9]:\d{12}:secret:.*"#,
            accepts: [
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:snow-AbCdEf", "arn:aws:secretsmanager:eu-x-1:123456789012:secret:",
            ],
            refuses: [
                "arn:aws:secretsmanager:us-gov-west-1:123456789012:secret:a", "arn:aws:secretsmanager:us-east-1:123456789012:secret:a\nb",
            ]),
    ]
}
