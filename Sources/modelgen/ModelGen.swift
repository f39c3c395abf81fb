@main struct ModelGen { static func main() {} }
