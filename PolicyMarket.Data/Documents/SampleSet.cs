using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Documents.Exchange;
using PolicyMarket.Rules.Documents.Scoring;

namespace PolicyMarket.Data.Documents;

/// <summary>Documents with gold data (dNN.json, its document_file and dNN.txt) and how well the reader finds them.</summary>
public sealed class SampleSet
{
    private const string Prefix = "PolicyMarket.Data.Documents.Samples.";

    private readonly Func<string, byte[]?> _load;

    private SampleSet(IReadOnlyList<string> golds, Func<string, byte[]?> load) => (Golds, _load) = (golds, load);

    /// <summary>Names of the gold files, in order.</summary>
    public IReadOnlyList<string> Golds { get; }

    /// <summary>The documents that come with the program.</summary>
    public static SampleSet Embedded()
    {
        var names = typeof(SampleSet)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..]);
        return new SampleSet([.. names.Where(IsGold).Order(StringComparer.Ordinal)], LoadEmbedded);
    }

    public static SampleSet InFolder(string folder) =>
        new(
            [.. Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileName).OfType<string>().Where(IsGold).Order(StringComparer.Ordinal)],
            name =>
            {
                var path = Path.Combine(folder, name);
                path = File.Exists(path) ? path : Path.Combine(folder, "..", name);
                return File.Exists(path) ? File.ReadAllBytes(path) : null;
            }
        );

    /// <summary>Scores of one document; held-out ones are those that the rules were not tuned on.</summary>
    public sealed record Scored(string Id, bool IsHeldOut, ScoreTable Table, Diagnostic? Fault);

    /// <summary>Adds to the tables of all, tuned and held-out documents.</summary>
    public async Task<IReadOnlyList<Scored>> ScoreAsync(Func<Scored, IEnumerable<ScoreTable>> tables, CancellationToken ct)
    {
        var all = new List<Scored>();
        foreach (var name in Golds)
        {
            using var gold = JsonDocument.Parse(_load(name) ?? throw new FileNotFoundException($"There is no gold file '{name}'.", name));
            var root = gold.RootElement;
            var file = root.GetProperty("document_file").GetString() ?? "";
            var content = _load(file) ?? throw new FileNotFoundException($"There is no document '{file}'.", file);
            var read = await DocumentReading.ReadAsync(Path.GetFileName(file), content, ct);
            var held = root.TryGetProperty("held_out", out var flag) && flag.GetBoolean();
            var scored = new Scored(root.GetProperty("id").GetString() ?? name, held, new ScoreTable(), read.Diagnostics.FirstOrDefault());
            using var findings = JsonDocument.Parse(read.Succeeded ? DocumentJson.Write(read.Required) : "{}"u8.ToArray());
            var text = _load(Path.ChangeExtension(name, ".txt")) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
            foreach (var table in tables(scored).Append(scored.Table))
            {
                DocumentScore.Compare(root, findings.RootElement, text, table);
            }

            all.Add(scored);
        }

        return all;
    }

    private static bool IsGold(string name) =>
        name.Length > 6 && name[0] == 'd' && name.EndsWith(".json", StringComparison.Ordinal) && name[1..^5].All(char.IsAsciiDigit);

    private static byte[]? LoadEmbedded(string name)
    {
        using var stream = typeof(SampleSet).Assembly.GetManifestResourceStream(Prefix + name);
        if (stream is null)
        {
            return null;
        }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
