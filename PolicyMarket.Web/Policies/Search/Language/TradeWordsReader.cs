using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyMarket.Web.Policies.Search.Language;

/// <summary>Reads and checks the words of the trade.</summary>
internal static class TradeWordsReader
{
    private const int MostChars = 12;
    private const double Same = 0.9;
    private const double Near = 0.5;

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>Throws <see cref="InvalidDataException"/> with every fault in Chinese.</summary>
    public static TradeWords Read(Stream json)
    {
        WordsFile file;
        try
        {
            file = JsonSerializer.Deserialize<WordsFile>(json, Strict) ?? throw new JsonException("null");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException(TradeWordsWording.NotReadable(broken.LineNumber + 1, broken.Path), broken);
        }

        var faults = Faults(file).ToList();
        return faults.Count == 0
            ? new TradeWords([.. Words(file.Groups, isGeneral: false), .. Words(file.GeneralGroups, isGeneral: true)], Folded(file.Fillers))
            : throw new InvalidDataException(TradeWordsWording.Faults(faults));
    }

    private static IEnumerable<TradeWord> Words(IReadOnlyList<Group> groups, bool isGeneral) =>
        from read in groups
        let same = Folded(read.Same)
        let near = Folded(read.Near ?? [])
        from word in same
        select new TradeWord(
            word,
            isGeneral,
            [
                new WeighedWord(word, 1),
                .. same.Where(other => other != word).Select(other => new WeighedWord(other, Same)),
                .. near.Select(other => new WeighedWord(other, Near)),
            ]
        );

    private static IEnumerable<string> Faults(WordsFile file)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var lists = file
            .Groups.Index()
            .Select(one => (Name: TradeWordsWording.Group(one.Index + 1), Read: one.Item))
            .Concat(file.GeneralGroups.Index().Select(one => (Name: TradeWordsWording.GeneralGroup(one.Index + 1), Read: one.Item)))
            .ToList();
        foreach (var (name, group) in lists)
        {
            if (group.Same.Count == 0 || group.Same.Count + (group.Near?.Count ?? 0) < 2)
            {
                yield return TradeWordsWording.GroupTooSmall(name);
            }

            foreach (var fault in group.Same.Concat(group.Near ?? []).SelectMany(word => WordFaults(name, word)))
            {
                yield return fault;
            }

            var same = Folded(group.Same);
            foreach (var word in same.Intersect(Folded(group.Near ?? []), StringComparer.Ordinal))
            {
                yield return TradeWordsWording.SameAndNear(name, word);
            }

            foreach (var fault in same.SelectMany(word => OwnerFaults(owners, word, name)))
            {
                yield return fault;
            }
        }

        foreach (var fault in file.Fillers.SelectMany(word => WordFaults(TradeWordsWording.Fillers, word)))
        {
            yield return fault;
        }

        foreach (var fault in Folded(file.Fillers).SelectMany(word => OwnerFaults(owners, word, TradeWordsWording.Fillers)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> WordFaults(string where, string word)
    {
        var folded = Folding.Fold(word);
        if (folded.Length == 0 || folded.Contains(' ', StringComparison.Ordinal))
        {
            yield return TradeWordsWording.NoWord(where, word);
        }
        else if (folded.Length > MostChars)
        {
            yield return TradeWordsWording.WordTooLong(where, word, MostChars);
        }
    }

    /// <summary>A word has one meaning: two lists that claim it would leave the choice to chance.</summary>
    private static IEnumerable<string> OwnerFaults(Dictionary<string, string> owners, string word, string name)
    {
        if (!owners.TryAdd(word, name))
        {
            yield return TradeWordsWording.WordTwice(word, owners[word], name);
        }
    }

    private static ImmutableArray<string> Folded(IEnumerable<string> words) => [.. words.Select(Folding.Fold)];

    /// <summary>The file: groups of words that mean the same, general ones, and fillers.</summary>
    private sealed record WordsFile
    {
        public required IReadOnlyList<Group> Groups { get; init; }
        public required IReadOnlyList<Group> GeneralGroups { get; init; }
        public required IReadOnlyList<string> Fillers { get; init; }
    }

    private sealed record Group
    {
        public required IReadOnlyList<string> Same { get; init; }

        /// <summary>Found by the words of Same, but not the other way round.</summary>
        public IReadOnlyList<string>? Near { get; init; }
    }
}
