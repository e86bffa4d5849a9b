using System.Collections.Immutable;

namespace PolicyMarket.Rules.Documents.Model;

/// <summary>Value of a condition: exactly one of number, truth, word and list is set.</summary>
public sealed record ReadValue
{
    private ReadValue() { }

    public decimal? Number { get; private init; }

    public bool? Truth { get; private init; }

    public string? Word { get; private init; }

    /// <summary>Empty when the value is not a list.</summary>
    public ImmutableArray<string> List { get; private init; } = [];

    public static ReadValue Of(decimal number) => new() { Number = number };

    public static ReadValue Of(bool truth) => new() { Truth = truth };

    public static ReadValue Of(string word) => new() { Word = word };

    public static ReadValue Of(IEnumerable<string> list) => new() { List = [.. list] };
}
