// Lifecycle tests
