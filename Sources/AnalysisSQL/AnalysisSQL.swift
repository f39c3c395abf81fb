// AnalysisSQL
