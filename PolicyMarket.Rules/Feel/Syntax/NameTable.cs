using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Functions;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>
/// The names that are no plain words: functions of several words and attribute labels with brackets or blanks. FEEL reads them by the longest match.
/// </summary>
internal sealed class NameTable
{
    private static readonly ConditionalWeakTable<AttributeCatalog, NameTable> Known = [];

    private readonly Dictionary<char, string[]> _longestFirst;

    private NameTable(IEnumerable<string> names) =>
        _longestFirst = names
            .Where(IsUnusual)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(name => name[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(name => name.Length).ToArray());

    public static NameTable Functions { get; } = new(Builtins.All.Select(f => f.Name));

    public static NameTable Of(AttributeCatalog catalog) => Known.GetValue(catalog, Build);

    /// <summary>Functions and the names given.</summary>
    public static NameTable Of(IReadOnlyCollection<string> names) =>
        names.Any(IsUnusual) ? new(Builtins.All.Select(f => f.Name).Concat(names)) : Functions;

    /// <summary>True for names that no plain word is: with blanks or signs inside.</summary>
    public static bool IsUnusual(string name) => name.Length > 0 && IsNameStart(name[0]) && !name.All(IsNamePart);

    private static NameTable Build(AttributeCatalog catalog) =>
        new(Builtins.All.Select(f => f.Name).Concat(catalog.All.SelectMany(d => AttributeLabel.Spellings(d.Label).Prepend(d.Name))));

    /// <summary>Surrogates pass, for the rare characters of Chinese names.</summary>
    public static bool IsNameStart(char c) => char.IsLetter(c) || c == '_' || char.IsSurrogate(c);

    public static bool IsNamePart(char c) => IsNameStart(c) || char.IsDigit(c) || c is '·' or '\u203F' or '\u2040' or (>= '\u0300' and <= '\u036F');

    /// <summary>The longest known name that starts at the position; a blank in a name stands for any run of blanks.</summary>
    public (string Name, int Length)? LongestAt(string text, int position) =>
        _longestFirst.TryGetValue(text[position], out var names) ? LongestAt(text, position, names) : null;

    /// <summary>The longest of the names, whatever their order.</summary>
    public static (string Name, int Length)? LongestAt(string text, int position, IEnumerable<string> names)
    {
        (string Name, int Length)? best = null;
        foreach (var name in names)
        {
            if (name[0] == text[position] && MatchLength(text, position, name) is { } length && length > (best?.Length ?? 0))
            {
                best = (name, length);
            }
        }

        return best;
    }

    private static int? MatchLength(string text, int position, string name)
    {
        var at = position;
        foreach (var c in name)
        {
            if (at >= text.Length)
            {
                return null;
            }

            if (c != ' ')
            {
                if (text[at++] != c)
                {
                    return null;
                }

                continue;
            }

            var blank = at;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == blank)
            {
                return null;
            }
        }

        return at < text.Length && IsNamePart(name[^1]) && IsNamePart(text[at]) ? null : at - position;
    }
}
