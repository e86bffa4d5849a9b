using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Documents.Vocabulary;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Drafts.Amounts;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Options of the pickers of a draft: attributes by their labels, codes by name or number.</summary>
internal static class DraftOptions
{
    private const int MostShown = 40;
    private static readonly string[] Views =
    [
        "prior",
        "growth",
        "increment",
        "history_max",
        "sum_of_last(3)",
        "mean_of_last(3)",
        "min_of_last(3)",
        "max_of_last(3)",
        "quarterly_mean",
    ];
    private static readonly ConditionalWeakTable<AttributeCatalog, Choices> ByCatalog = [];
    private static readonly Lazy<Choice[]> Regions = new(() =>
        [.. RegionTree.All.Select(code => Choice.Of(new PickOption(code.Value, RegionTree.FullName(code), code.Value)))]
    );
    private static readonly Lazy<Choice[]> Industries = new(() =>
        [.. IndustryTree.All.Select(code => Choice.Of(new PickOption(code.Value, IndustryTree.Name(code), code.Value)))]
    );

    /// <summary>Attributes whose label, name or department has all the words; views of measures (上年同期 and so on) after them.</summary>
    public static IReadOnlyList<PickOption> Attributes(AttributeCatalog catalog, string words) =>
        WithSynonyms(ByCatalog.GetValue(catalog, static from => new Choices(from)).All, words);

    /// <summary>Attributes and parameters that can be compared with this one: numbers of its unit, values of its type.</summary>
    public static IReadOnlyList<PickOption> Comparable(AttributeCatalog catalog, AttributeDefinition with, string words)
    {
        var choices = ByCatalog.GetValue(catalog, static from => new Choices(from));
        return WithSynonyms(choices.All.Where(choice => catalog.TryGet(choice.Option.Value, out var one) && Fits(one, with)), words);
    }

    /// <summary>Those that are numbers.</summary>
    public static IReadOnlyList<PickOption> Numbers(AttributeCatalog catalog, string words) =>
        WithSynonyms(ByCatalog.GetValue(catalog, static from => new Choices(from)).All.Where(choice => choice.IsNumber), words);

    /// <summary>Null where any text may be a value.</summary>
    public static Func<string, IReadOnlyList<PickOption>>? Codes(AttributeDefinition definition)
    {
        if (definition.IsRegion || definition.IsIndustry)
        {
            var table = definition.IsRegion ? Regions : Industries;
            return words => Matching(table.Value, words);
        }

        if (definition.Values.IsDefaultOrEmpty)
        {
            return null;
        }

        Choice[] own =
        [
            .. definition.Values.Select(code =>
                Choice.Of(new PickOption(code, CodeLabels.NameOf(definition, code), CodeLabels.NameOf(definition, code) == code ? null : code))
            ),
        ];
        return words => Matching(own, words);
    }

    private static bool Fits(AttributeDefinition one, AttributeDefinition with) =>
        one.Name != with.Name
        && (
            with.IsNumber
                ? one.IsNumber && (one.Unit == with.Unit || one.Unit is null || with.Unit is null)
                : one.Type == with.Type || (one.Type, with.Type) is (AttributeType.Set, AttributeType.Code) or (AttributeType.Code, AttributeType.Set)
        );

    /// <summary>First those that the words mean in policy texts, then those that have the words.</summary>
    private static List<PickOption> WithSynonyms(IEnumerable<Choice> choices, string words)
    {
        var among = choices as Choice[] ?? [.. choices];
        var found = Matching(among, words);
        var meant = AttributeSynonyms.Meant(words);
        var more = meant
            .SelectMany(name => among.Where(choice => choice.Option.Value == name).Select(choice => choice.Option))
            .Where(option => !found.Contains(option));
        return [.. found.Where(option => option.Text == words), .. more, .. found.Where(option => option.Text != words)];
    }

    private static List<PickOption> Matching(Choice[] choices, string words)
    {
        var tokens = SearchText.Words(words);
        return
        [
            .. choices
                .Where(choice => SearchText.IsIn(tokens, choice.Words))
                .OrderBy(choice => choice.Rank)
                .ThenBy(choice =>
                    tokens.Length == 0 ? 0
                    : choice.Option.Text == words ? 0
                    : choice.Option.Text.StartsWith(tokens[0], StringComparison.OrdinalIgnoreCase) ? 1
                    : 2
                )
                .Select(choice => choice.Option)
                .Take(MostShown),
        ];
    }

    private sealed record Choice(PickOption Option, string Words, int Rank, bool IsNumber)
    {
        public static Choice Of(PickOption option, int rank = 0, string words = "", bool isNumber = false) =>
            new(option, $"{option.Text} {option.Value} {words}", rank, isNumber);
    }

    private sealed class Choices(AttributeCatalog catalog)
    {
        public Choice[] All { get; } =
        [
            .. catalog.All.Select(one =>
                Choice.Of(new PickOption(one.Name, one.Label, Note(one)), words: $"{one.SourceDepartment} {one.Description}", isNumber: one.IsNumber)
            ),
            .. from one in catalog.All
            where one is { IsNumber: true, Kind: AttributeKind.Fact }
            from view in Views
            where catalog.TryGet($"{one.Name}@{view}", out _)
            let seen = catalog.TryGet($"{one.Name}@{view}", out var definition) ? definition : one
            select Choice.Of(new PickOption(seen.Name, seen.Label, Note(seen)), rank: 1, isNumber: seen.IsNumber),
        ];

        private static string Note(AttributeDefinition one) =>
            string.Join(
                " · ",
                new[]
                {
                    one.Kind == AttributeKind.Parameter ? "参数" : null,
                    one.SourceDepartment,
                    one.Type == AttributeType.Boolean ? "是/否" : NumberInput.Unit(one),
                }.Where(word => word is not null && !word.StartsWith("GB/T", StringComparison.Ordinal))
            );
    }
}
