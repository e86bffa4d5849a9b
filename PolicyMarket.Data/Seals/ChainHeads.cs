using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Data.Seals;

/// <summary>
/// Keeps heads of the chain outside the database, so that links taken off its end are missed: the latest head in a file that each commit replaces, and one
/// line a day in a list that can be published. Both contain seals only, nothing of the records.
/// </summary>
public sealed class ChainHeads(DataOptions options)
{
    private const string Title = "日期,序号,封印";
    private readonly Lock _gate = new();

    /// <summary>Replaces the latest head, after a commit. A crash in between leaves the head of an earlier commit, which the chain still contains.</summary>
    internal void Write(ChainHead head)
    {
        lock (_gate)
        {
            Replace(options.ChainHeadFile, string.Create(CultureInfo.InvariantCulture, $"{head.Sequence},{head.Text}\n"));
        }
    }

    /// <summary>Writes the day's line, once a day: the last head of the day stays.</summary>
    internal void WriteDay(DateOnly day, ChainHead head)
    {
        lock (_gate)
        {
            var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var lines = Lines()
                .Where(line => !line.StartsWith(date, StringComparison.Ordinal))
                .Append(string.Create(CultureInfo.InvariantCulture, $"{date},{head.Sequence},{head.Text}"));
            Replace(options.ChainHeadList, string.Concat(lines.Prepend(Title).Select(line => line + "\n")));
        }
    }

    /// <summary>The latest head; null when there has never been one. Throws <see cref="FormatException"/> when the file holds something else.</summary>
    internal ChainHead? Latest() => File.Exists(options.ChainHeadFile) ? Parse(File.ReadAllText(options.ChainHeadFile).Trim()) : null;

    /// <summary>
    /// After a restore: puts the latest head and the list aside under names that end in <paramref name="suffix"/>, and keeps what the restored chain
    /// contains. What came after the backup is proven by the files put aside.
    /// </summary>
    internal void Rewind(ChainHead restored, string suffix)
    {
        lock (_gate)
        {
            var list = Lines().ToList();
            foreach (var file in new[] { options.ChainHeadFile, options.ChainHeadList }.Where(File.Exists))
            {
                File.Move(file, file + suffix, overwrite: true);
            }

            if (restored.Sequence == 0)
            {
                return; // nothing has been sealed yet, and no head says that a key belongs to it
            }

            Replace(options.ChainHeadFile, string.Create(CultureInfo.InvariantCulture, $"{restored.Sequence},{restored.Text}\n"));
            var kept = list.Where(line => Read(line).All(head => head.Head.Sequence <= restored.Sequence));
            Replace(options.ChainHeadList, string.Concat(kept.Prepend(Title).Select(line => line + "\n")));
        }
    }

    /// <summary>The published list as it stands, UTF-8; null when there is none yet.</summary>
    public byte[]? List() => File.Exists(options.ChainHeadList) ? File.ReadAllBytes(options.ChainHeadList) : null;

    /// <summary>Heads of a published list, with their dates. Throws <see cref="FormatException"/> naming the line that is not a head.</summary>
    public static ImmutableArray<(string Date, ChainHead Head)> Read(string list)
    {
        var heads = ImmutableArray.CreateBuilder<(string, ChainHead)>();
        var lines = list.TrimStart('\uFEFF').Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            if (line.Length == 0 || line == Title)
            {
                continue;
            }

            var comma = line.IndexOf(',', StringComparison.Ordinal);
            if (comma < 1)
            {
                throw new FormatException(SealWording.LineInvalid(at + 1));
            }

            heads.Add((line[..comma], Parse(line[(comma + 1)..])));
        }

        return heads.ToImmutable();
    }

    private IEnumerable<string> Lines() =>
        File.Exists(options.ChainHeadList) ? File.ReadAllLines(options.ChainHeadList).Where(line => line.Length > 0 && line != Title) : [];

    private static ChainHead Parse(string text)
    {
        var parts = text.Split(',');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && parts[1].Length == 64
            ? new ChainHead(sequence, Convert.FromHexString(parts[1]))
            : throw new FormatException(SealWording.HeadInvalid(text));
    }

    private static void Replace(string file, string text)
    {
        PrivateFiles.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
        var next = file + ".next";
        using (var stream = PrivateFiles.Open(next, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        File.Move(next, file, overwrite: true);
    }
}
