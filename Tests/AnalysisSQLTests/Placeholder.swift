// AnalysisSQL tests come with its rules
