// swift-tools-version: 6.2
// 6.2 is the first version with raw identifiers (the names of our tests) and with warnings as errors.
import PackageDescription

let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // Whether two parts of the program access one property at once is asked at run time, which is a twentieth of a request
    // (Benchmarks/NOTES.md). Debug builds, and so all tests, ask; the release program is the one that they passed.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// How the release program is linked on Linux. It exports no symbols, which nothing looks up, and stands at a fixed address, which saves it
/// 50,000 relocations at each start: 3 MB less of a file and of memory (Benchmarks/NOTES.md).
let lean: [LinkerSetting] = [
    .unsafeFlags(
        ["-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xclang-linker", "-no-pie"],
        .when(platforms: [.linux], configuration: .release))
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: data, swiftSettings: settings)
}

let package = Package(
    name: "cleanrooms-local",
    platforms: [.macOS(.v15)],
    dependencies: [
        // The command line: parsing, help, man page and completions.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // One structured log line a request; the form every Swift server speaks.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        // The event loop under the HTTP server.
        .systemLibrary(
            name: "CLibevent", pkgConfig: "libevent",
            providers: [.apt(["libevent-dev"]), .brew(["libevent"])]),
        // State, in memory or in a file.
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        // Seeds, which people write by hand: comments and long SQL read well in YAML. Yams would bring in all of Foundation.
        .systemLibrary(
            name: "CYaml", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

        // The files of `Seeds/` inside of the program, which then needs no place to look for them.
        .target(name: "ShippedSeeds"),
        // The files of `Console/` likewise.
        .target(name: "ShippedConsole"),
        // The files of `Spark/` likewise.
        .target(name: "ShippedSpark"),

        // HTTP out of the program, and TLS and signatures with it. Only its headers are needed here: the library is opened when an
        // option asks for it, since the libraries that it brings along would be loaded at every start.
        .target(name: "CCurl"),
        // TLS under HTTP, and SHA-256 of a template's artifacts and of what is signed. Its headers are needed here, and its libraries are
        // opened by who wants them: 1.7 MB of the memory of every other run. A system library of SwiftPM's would find the headers by
        // pkg-config, and link the libraries; on macOS they are Homebrew's, which no compiler looks for.
        .target(
            name: "COpenSSL",
            cSettings: [
                .unsafeFlags(
                    ["-I/opt/homebrew/opt/openssl@3/include", "-I/usr/local/opt/openssl@3/include"], .when(platforms: [.macOS]))
            ]),

        // What unpacks files: zlib, zstd and bzip2, opened when a file needs them.
        .target(name: "CCodecs"),

        // Days of the Gregorian calendar.
        room("Calendar"),
        // Files that are read whole, and the ends of large ones.
        room("Files"),
        room("HTTP", ["Calendar", "Files"]),
        room("HTTPServer", ["Files", "HTTP", "CLibevent", "COpenSSL"]),
        room("Hashing", ["COpenSSL"]),
        room("HTTPClient", ["HTTP", "CCurl", "Hashing"]),
        room("JSON"),
        room("YAML", ["CYaml", "JSON"]),
        // Types, values, columns and relations: what files hold and queries run on. CSV, JSON lines and Parquet.
        room("Tables", ["Calendar", "Files", "JSON", "CCodecs"]),
        // The objects that analyses leave behind, in a folder or on S3.
        room("Objects", ["Tables", "HTTPClient", "HTTP"]),
        // What the models of all services are written in.
        room("APIModel", ["JSON"]),
        room("CleanRoomsModel", ["APIModel", "JSON"]),
        room("Store", ["CSQLite", "Files", "JSON"]),
        // Times and durations as text, the calendar's periods, and clocks.
        room("Clocks", ["APIModel", "Calendar"]),
        // Which status may follow which, and after how long.
        room("Lifecycle", ["CleanRoomsModel"]),
        // What queries cost: access budgets, privacy budgets and CRPU.
        room("Budgets", ["APIModel", "Clocks", "CleanRoomsModel"]),
        // Text to a tree, its names and its types. Nothing of AWS.
        room("SQL", ["Tables"]),
        // Runs a bound query over relations. No clock, no file, no thread.
        room("Execution", ["SQL", "Tables", "Calendar"]),
        // Where the rows of tables are.
        room("Inputs", ["Files", "Tables", "HTTPClient", "HTTP", "JSON"]),
        // The analysis rules of AWS, held against a query.
        room("Rules", ["SQL", "Tables", "CleanRoomsModel"]),
        room(
            "CleanRooms",
            ["Rules", "SQL", "Lifecycle", "Budgets", "Clocks", "Objects", "Tables", "Store", "CleanRoomsModel", "JSON", "Hashing"]),
        // Directories of declared tables.
        room("CatalogueFiles", ["CleanRooms", "CleanRoomsModel", "Files", "JSON", "YAML"]),
        // The embedded engine as the service orders runs.
        room("Embedded", ["CleanRooms", "Execution", "Inputs", "SQL", "Tables", "JSON"]),
        // Processes that the program starts.
        room("Processes"),
        // A real Spark, in a process beside the program.
        room(
            "Spark",
            ["CleanRooms", "Embedded", "Files", "HTTPServer", "Hashing", "Inputs", "JSON", "Processes", "SQL", "ShippedSpark", "Tables"]),
        room(
            "Gateway",
            [
                "APIModel", "HTTP", "CleanRooms", "CleanRoomsModel", "Rules", "SQL", "Tables", "Lifecycle", "Budgets", "Clocks", "JSON",
                "Hashing", "COpenSSL",
            ]),
        room(
            "Control",
            [
                "HTTP", "Gateway", "CleanRooms", "Rules", "SQL", "Lifecycle", "Budgets", "Clocks", "Tables", "Store", "CleanRoomsModel",
                "JSON", "YAML", "Files", "CatalogueFiles", "ShippedSeeds", "ShippedConsole",
            ]),
        .executableTarget(
            name: "cleanrooms-local",
            dependencies: [
                "HTTPServer", "HTTPClient", "HTTP", "Hashing", "Control", "Gateway", "Embedded", "Spark", "Processes", "Inputs", "Objects",
                "CleanRooms", "CatalogueFiles", "Files", "Rules", "SQL", "Tables", "Lifecycle", "Budgets", "Clocks", "Store",
                "APIModel", "CleanRoomsModel", "JSON", "YAML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings, linkerSettings: lean),
        .executableTarget(
            name: "sqlbench", dependencies: ["Rules", "SQL", "SQLTesting"], path: "Benchmarks/SQL", swiftSettings: settings),
        .executableTarget(name: "modelgen", dependencies: ["JSON"], swiftSettings: settings),
        // Answers queries for the comparison with Spark.
        .executableTarget(
            name: "rowanswers", dependencies: ["Execution", "Inputs", "JSON", "SQL", "Tables"], path: "Tests/Parity",
            exclude: ["expressions.py", "queries.py"], swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]),

        // Files for tests, which are gone after them.
        .target(name: "FilesTesting", path: "Tests/FilesSupport", swiftSettings: settings),
        // What tests share: an emulator without sockets, and the check of every response against the model.
        .target(
            name: "EmulatorTesting",
            dependencies: [
                "Control", "Gateway", "Embedded", "Files", "HTTP", "CleanRooms", "CleanRoomsModel", "Lifecycle", "Budgets", "Clocks",
                "Store",
                "JSON",
            ],
            path: "Tests/Support", swiftSettings: settings),
        tests("EmulatorTesting", ["JSON", "HTTP"]),
        tests("HTTP", ["Files"]),
        // What the tests of TLS make certificates and a client with.
        .systemLibrary(
            name: "CLibssl", path: "Tests/CLibssl", pkgConfig: "openssl",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        tests("HTTPServer", ["FilesTesting", "HTTP", "CLibssl"]),
        tests("Hashing"),
        tests("HTTPClient", ["HTTP", "HTTPServer"]),
        tests("JSON"),
        tests("YAML", ["JSON"]),
        tests("Tables", ["JSON"], data: ["Files"]),
        tests("Execution", ["SQL", "Tables"], data: ["Cases"]),
        tests("Spark", ["CleanRooms", "EmulatorTesting", "Embedded", "FilesTesting", "HTTP", "JSON", "SQL", "Tables"]),
        tests("Inputs", ["FilesTesting", "HTTPClient", "Tables"]),
        tests("Objects", ["FilesTesting", "Tables"]),
        tests("CleanRoomsModel", ["APIModel", "JSON"]),
        // A service made up for tests: what modelgen makes of another model, and the gateway of another service.
        .target(
            name: "SecondServiceModel", dependencies: ["APIModel", "JSON"], path: "Tests/SecondService", exclude: ["service-2.json"],
            swiftSettings: settings),
        tests("Store", ["FilesTesting", "JSON"], data: ["Versions"]),
        tests("Lifecycle", ["CleanRoomsModel", "Clocks"]),
        tests("CatalogueFiles", ["CleanRooms", "CleanRoomsModel", "FilesTesting"]),
        tests("Calendar"),
        tests("Clocks", ["Calendar", "CleanRoomsModel"]),
        tests("Budgets", ["Clocks", "CleanRoomsModel"]),
        // The cases of the analysis, for its tests, its fuzzer and its benchmark.
        .target(
            name: "SQLTesting", dependencies: ["Rules", "SQL", "CleanRoomsModel", "JSON", "Tables"], path: "Tests/SQLSupport",
            swiftSettings: settings),
        tests("SQL", ["SQLTesting"]),
        tests("Rules", ["Execution", "SQL", "SQLTesting", "Tables", "CleanRoomsModel", "JSON"], data: ["Cases"]),
        tests(
            "CleanRooms",
            [
                "CatalogueFiles", "EmulatorTesting", "FilesTesting", "CleanRoomsModel", "JSON", "Objects", "Tables", "Store", "Lifecycle",
                "Budgets",
                "Clocks", "HTTP",
            ]),
        tests(
            "Gateway",
            [
                "APIModel", "EmulatorTesting", "Hashing", "Rules", "SQL", "CleanRooms", "CleanRoomsModel", "JSON", "Store", "Lifecycle",
                "Budgets", "Clocks", "HTTP", "SecondServiceModel",
            ]),
        tests(
            "Control",
            [
                "EmulatorTesting", "Files", "FilesTesting", "Gateway", "Embedded", "Inputs", "CleanRooms", "CleanRoomsModel", "JSON",
                "Tables",
                "Store",
                "Lifecycle", "Budgets", "Clocks", "HTTP",
            ]),
        // States that somebody has had in hand, for their tests and their fuzzer.
        .target(
            name: "StateTesting",
            dependencies: [
                "CSQLite", "FilesTesting", "Control", "Gateway", "HTTP", "CleanRooms", "CleanRoomsModel", "Lifecycle", "Budgets", "Clocks",
                "Store", "JSON",
            ],
            path: "Tests/StateSupport", swiftSettings: settings),
        .testTarget(name: "StateTests", dependencies: ["StateTesting"], swiftSettings: settings),
        tests("modelgen", ["JSON"]),
        // Every operation against the model: cases made from `Model/service-2.json` at run time.
        .testTarget(
            name: "ConformanceTests", dependencies: ["EmulatorTesting", "CleanRooms", "CleanRoomsModel", "HTTP", "JSON"],
            exclude: ["checksums.txt"], swiftSettings: settings),
        // Random steps of four accounts, held against a reference of who may see what.
        .testTarget(
            name: "IsolationTests",
            dependencies: ["APIModel", "EmulatorTesting", "CleanRooms", "Embedded", "HTTP", "JSON", "Objects", "Tables"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)

// `make fuzz` builds with libFuzzer, which brings the main function, and `make torture` with the address sanitizer.
if Context.environment["CLEANROOMS_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(name: "statefuzz", dependencies: ["StateTesting"], path: "Tests/Fuzz/State", swiftSettings: settings))
    package.targets.append(
        .executableTarget(
            name: "filefuzz", dependencies: ["Tables"], path: "Tests/Fuzz/Files",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
    package.targets.append(
        .executableTarget(
            name: "rowfuzz", dependencies: ["Execution", "SQL", "Tables"], path: "Tests/Fuzz/Rows",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
    package.targets.append(
        .executableTarget(
            name: "sqlfuzz", dependencies: ["Rules", "SQL", "SQLTesting", "CleanRoomsModel"], path: "Tests/Fuzz",
            exclude: ["State", "Files", "Rows", "sql.dict"], swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
