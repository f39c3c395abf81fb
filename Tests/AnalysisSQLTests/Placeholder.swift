// AnalysisSQL tests
