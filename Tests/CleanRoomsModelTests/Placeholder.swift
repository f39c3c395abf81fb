// CleanRoomsModel tests
