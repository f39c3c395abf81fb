// CleanRoomsModel
