using System.Text.Json;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Data.Backups;

/// <summary>Content of a backup, stored next to it as manifest.json, so that a restore can check it without trusting it.</summary>
public sealed record BackupManifest
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The form of this file.</summary>
    public int Format { get; init; } = 1;

    /// <summary>When the backup was begun, UTC: everything acknowledged before is in it.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Bytes of the database file.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the database file, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The last migration that the database has.</summary>
    public required string Schema { get; init; }

    /// <summary>Rows by table.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>The id of the last audit event; 0 when there is none.</summary>
    public required long LastAuditId { get; init; }

    /// <summary>The folder `keys` holds the keys of the sign-in cookies and of the seals: without the latter the records cannot be checked.</summary>
    public required bool HasKeys { get; init; }

    /// <summary>Null when the folder holds no manifest that can be read.</summary>
    public static async Task<BackupManifest?> TryReadAsync(string folder, CancellationToken ct)
    {
        try
        {
            await using var file = PrivateFiles.Open(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.Read);
            return await JsonSerializer.DeserializeAsync<BackupManifest>(file, Readable, ct);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);
}
