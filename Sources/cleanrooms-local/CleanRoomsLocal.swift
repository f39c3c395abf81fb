@main struct CleanRoomsLocal { static func main() {} }
