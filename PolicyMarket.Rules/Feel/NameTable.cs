using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Feel;

/// <summary>The names that are no plain words: functions of several words and attribute labels with brackets or blanks. FEEL reads them by the longest match.</summary>
internal sealed class NameTable
{
    private static readonly ConditionalWeakTable<AttributeCatalog, NameTable> Known = [];

    private readonly ImmutableArray<string> _longestFirst;

    private NameTable(IEnumerable<string> names) =>
        _longestFirst = [.. names.Where(name => name.Length > 0 && IsNameStart(name[0]) && !name.All(IsNamePart)).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length)];

    public static NameTable Of(AttributeCatalog catalog) => Known.GetValue(catalog, Build);

    private static NameTable Build(AttributeCatalog catalog) =>
        new(Builtins.All.Select(f => f.Name).Concat(catalog.All.SelectMany(d => new[] { d.Name, d.Label })));

    /// <summary>Surrogates pass, for the rare characters of Chinese names.</summary>
    public static bool IsNameStart(char c) => char.IsLetter(c) || c == '_' || char.IsSurrogate(c);

    public static bool IsNamePart(char c) => IsNameStart(c) || char.IsDigit(c);

    /// <summary>The longest known name that starts at the position; a blank in a name stands for any run of blanks.</summary>
    public (string Name, int Length)? LongestAt(string text, int position)
    {
        foreach (var name in _longestFirst)
        {
            if (MatchLength(text, position, name) is { } length)
            {
                return (name, length);
            }
        }

        return null;
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
