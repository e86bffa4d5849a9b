using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>
/// Meaning of names inside a loop, a filter, a function or a context: the innermost wins. A scope is one name with its value, or all entries of a context.
/// </summary>
internal sealed class Scope(Scope? outer, string? name, FeelValue value)
{
    public Scope? Outer => outer;

    /// <summary>Null when no scope has the name.</summary>
    public static FeelValue? Find(Scope? scope, string wanted)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (scope.Own(wanted) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private FeelValue? Own(string wanted) =>
        name is null ? (value as FeelContext)?[wanted]
        : string.Equals(name, wanted, StringComparison.Ordinal) ? value
        : null;
}
