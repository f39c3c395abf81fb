// A certificate of a server called localhost that signs itself, made anew for each test.
// Reference: https://docs.openssl.org/3.0/man3/X509_sign/
import CLibssl
import FilesTesting

@testable import HTTPServer

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Two files in a directory of their own, which go with this object.
final class TestCertificate: Sendable {
    let files: TLSFiles
    private let directory = TemporaryDirectory()

    init() throws {
        files = TLSFiles(certificate: "\(directory.path)/certificate.pem", key: "\(directory.path)/key.pem")
        let key = Self.newKey()
        defer { EVP_PKEY_free(key) }
        let certificate = X509_new()
        defer { X509_free(certificate) }
        X509_set_version(certificate, 2)
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1)
        X509_gmtime_adj(X509_getm_notBefore(certificate), -3600)
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600)
        X509_set_pubkey(certificate, key)
        let name = X509_get_subject_name(certificate)
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, "localhost", -1, -1, 0)
        X509_set_issuer_name(certificate, name)
        X509_sign(certificate, key, nil)
        try write(files.certificate) { PEM_write_X509($0, certificate) }
        try write(files.key) { PEM_write_PrivateKey($0, key, nil, nil, 0, nil, nil) }
    }

    private static func newKey() -> OpaquePointer? {
        let context = EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil)
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        EVP_PKEY_keygen_init(context)
        EVP_PKEY_keygen(context, &key)
        return key
    }

    private func write(_ path: String, _ body: (UnsafeMutablePointer<FILE>) -> Int32) throws {
        guard let file = fopen(path, "w") else { throw ClientError(call: "fopen") }
        defer { fclose(file) }
        guard body(file) == 1 else { throw ClientError(call: "PEM") }
    }
}
