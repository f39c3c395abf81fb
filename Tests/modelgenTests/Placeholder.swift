// modelgen tests
