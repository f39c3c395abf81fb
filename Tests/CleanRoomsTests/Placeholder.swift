// CleanRooms tests
