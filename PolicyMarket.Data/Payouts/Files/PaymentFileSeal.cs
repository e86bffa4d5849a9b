using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PolicyMarket.Data.Seals;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>
/// Makes and checks the detached seal of a payment file: a small JSON text with message id, name and SHA-256 of the file, under a MAC by the key that seals
/// the record. The same file always has the same seal.
/// </summary>
public sealed class PaymentFileSeal(SealKey key)
{
    /// <summary>Added to the name of the file.</summary>
    public const string Extension = ".seal";

    private const int Form = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal byte[] Make(PaymentFile file)
    {
        var content = new Sealed(Form, file.MessageId, file.Format, file.FileName, file.Content.Length, file.ContentHash, "");
        return JsonSerializer.SerializeToUtf8Bytes(content with { Mac = Mac(content) }, Json);
    }

    /// <summary>Message id and SHA-256 of a genuine seal; null when it cannot be read, an empty id when it was not made with the key.</summary>
    internal (string MessageId, string ContentHash)? Read(byte[] seal)
    {
        Sealed? content;
        try
        {
            content = JsonSerializer.Deserialize<Sealed>(seal, Json);
        }
        catch (JsonException)
        {
            return null;
        }

        if (content is null or { MessageId: null } or { Format: null } or { FileName: null } or { ContentHash: null } or { Mac: null })
        {
            return null;
        }

        var isGenuine = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mac(content)), Encoding.UTF8.GetBytes(content.Mac));
        return isGenuine ? (content.MessageId, content.ContentHash) : ("", "");
    }

    private string Mac(Sealed content)
    {
        var text = $"{content.Form}\n{content.MessageId}\n{content.Format}\n{content.FileName}\n{content.Length}\n{content.ContentHash}\n";
        return Convert.ToHexStringLower(key.SealFile(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The text of the seal. ContentHash: SHA-256, hex. Mac: hex.</summary>
    private sealed record Sealed(int Form, string MessageId, string Format, string FileName, long Length, string ContentHash, string Mac);
}
