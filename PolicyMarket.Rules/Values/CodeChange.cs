using System.Collections.Immutable;
using System.Globalization;

namespace PolicyMarket.Rules.Values;

/// <summary>
/// A code of a standard that was abolished or divided. Since: the day, or the last day of the year where only the year is certain, from which the
/// successors apply. IsAsked: the code is too old to be taken for its successor without a person's word.
/// </summary>
public sealed record CodeChange(string Code, string Name, DateOnly Since, string SinceText, ImmutableArray<string> Successors, bool IsAsked)
{
    /// <summary>Returns true when the code itself goes on with a smaller territory or meaning.</summary>
    public bool IsDivision => Successors.Contains(Code);

    /// <summary>Returns the one code that stands for this one today; null when there are several or a person is to be asked.</summary>
    public string? Successor => Successors is [var one] && !IsAsked ? one : null;

    /// <summary>Returns “330103（下城区）已于 2021-04-09 并入 330105（拱墅区）”.</summary>
    public string Sentence(Func<string, string> nameOf)
    {
        var named = string.Join("、", Successors.Select(code => $"{code}（{nameOf(code)}）"));
        return IsDivision ? ValueWording.CodeDivided(Code, Name, SinceText, named)
            : Successors.Length > 1 ? ValueWording.ReplacedByOneOf(Code, Name, SinceText, named)
            : ValueWording.ReplacedBy(Code, Name, SinceText, named);
    }

    internal static (DateOnly Day, string Text) SinceOf(string text) =>
        text.Length == 4
            ? (new DateOnly(int.Parse(text, CultureInfo.InvariantCulture), 12, 31), text + ValueWording.YearSuffix)
            : (DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture), text + " ");
}
