using PolicyMarket.Rules.Dmn.Model;
using PolicyMarket.Rules.Dmn.Source;

namespace PolicyMarket.Web.Commands;

/// <summary>The DMN files of a folder, which may import each other.</summary>
internal static class DmnFolder
{
    /// <summary>A file and the others of its folder.</summary>
    public static Task<DmnLibrary> ReadAsync(FileInfo file, CancellationToken ct) =>
        ReadAsync(
            [
                file,
                .. (file.Directory?.EnumerateFiles("*.dmn") ?? [])
                    .Where(other => other.Name != file.Name)
                    .OrderBy(other => other.Name, StringComparer.Ordinal),
            ],
            ct
        );

    /// <summary>All of a folder and of the folders inside.</summary>
    public static Task<DmnLibrary> ReadAsync(DirectoryInfo folder, CancellationToken ct) =>
        ReadAsync(
            [
                .. folder
                    .EnumerateFiles("*.dmn", new EnumerationOptions { RecurseSubdirectories = true })
                    .OrderBy(file => file.FullName.Length)
                    .ThenBy(file => file.FullName, StringComparer.Ordinal)
                    .DistinctBy(file => file.Name),
            ],
            ct
        );

    /// <summary>One byte more than allowed is enough to be refused.</summary>
    public static async Task<ReadOnlyMemory<byte>> ContentAsync(FileInfo file, CancellationToken ct)
    {
        await using var stream = file.OpenRead();
        var content = new byte[Math.Min(file.Length, DmnLimits.Bytes + 1)];
        var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, ct);
        return content.AsMemory(0, length);
    }

    private static async Task<DmnLibrary> ReadAsync(IReadOnlyList<FileInfo> files, CancellationToken ct)
    {
        var contents = new List<(string, ReadOnlyMemory<byte>)>();
        foreach (var file in files.Take(DmnLimits.Files))
        {
            contents.Add((file.Name, await ContentAsync(file, ct)));
        }

        return new DmnLibrary(contents);
    }
}
