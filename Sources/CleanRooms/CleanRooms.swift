// CleanRooms
