// Credentials files in AWS's format, and what is wrong with some.

import Testing

@testable import Gateway

struct SigningCredentialsTests {
    private func problem(_ text: String) -> String? {
        do {
            _ = try SigningCredentials(text)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `profiles are read with comments, spaces, other settings and either name of the account`() throws {
        let credentials = try SigningCredentials(
            """
            # comment
            ; comment
            [default]
            AWS_ACCESS_KEY_ID=A1
            aws_secret_access_key   =  s/+=1 \u{20}
            region = us-east-1
            s3 =
              aws_access_key_id = nested
            [profile two]\r
            aws_access_key_id = A2\r
            aws_secret_access_key = s2\r
            aws_account_id = 222222222222\r
            [role]
            role_arn = arn:aws:iam::111111111111:role/x
            """)
        #expect(credentials.key("A1", token: nil) == SigningCredentials.Key(secret: "s/+=1"))
        #expect(credentials.key("A2", token: nil) == SigningCredentials.Key(secret: "s2", account: "222222222222"))
        #expect(credentials.key("nested", token: nil) == nil)
    }

    @Test func `a file without keys is refused`() {
        let message = "There is no profile with aws_access_key_id and aws_secret_access_key."
        #expect(problem("") == message)
        #expect(problem("aws_access_key_id = a\naws_secret_access_key = b") == message)
        #expect(problem("[a]\nregion = b") == message)
    }

    @Test func `half a key, a wrong account and a key with two secrets are refused, without the secret`() {
        #expect(
            problem("[a]\naws_secret_access_key = hidden")
                == "The profile a has one of aws_access_key_id and aws_secret_access_key without the other.")
        #expect(
            problem("[a]\naws_access_key_id = A\naws_secret_access_key = hidden\naccount = 1")
                == "The account of the profile a is not twelve digits.")
        #expect(
            problem("[a]\naws_access_key_id = A\naws_secret_access_key = x\n[b]\naws_access_key_id = A\naws_secret_access_key = hidden")
                == "The access key of the profile b is another profile's, too, and they differ.")
    }
}
