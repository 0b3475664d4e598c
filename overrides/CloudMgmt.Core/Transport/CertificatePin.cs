using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CloudMgmt.Core;

/// <summary>Accepts one server certificate by its SHA-256 thumbprint, whatever authority signed it.</summary>
internal static class CertificatePin
{
    public static bool IsThumbprint(string text) => Digits(text) is { Length: 64 } digits && digits.All(Uri.IsHexDigit);

    public static bool Matches(X509Certificate? certificate, string thumbprint)
    {
        if (certificate is null)
            return false;
        using var sha = SHA256.Create();
        var actual = BitConverter.ToString(sha.ComputeHash(certificate.GetRawCertData())).Replace("-", "");
        return string.Equals(actual, Digits(thumbprint), StringComparison.OrdinalIgnoreCase);
    }

    // Tools print thumbprints with colons or spaces between the bytes.
    private static string Digits(string text) => text.Replace(":", "").Replace(" ", "");
}
