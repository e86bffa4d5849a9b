using System.Collections.Immutable;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Web.Drafts.Amounts;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>A case while it is written: one text for each attribute that the item uses; an empty one says that the fact is missing.</summary>
public sealed class CaseInput
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>Facts of the case that no box can hold, or that the item does not use any more: they stay as they are.</summary>
    private readonly Dictionary<string, FactValue?> kept = new(StringComparer.Ordinal);

    private CaseInput(ImmutableArray<AttributeDefinition> attributes, DateOnly day) => (Attributes, Day) = (attributes, day);

    public ImmutableArray<AttributeDefinition> Attributes { get; }

    /// <summary>The number of the case that is changed; null for a new one.</summary>
    public int? Key { get; private init; }

    public string Name { get; set; } = "";

    public DateOnly? Day { get; set; }

    public OutcomeKind Outcome { get; set; } = OutcomeKind.Eligible;

    /// <summary>The expected sum; null: none.</summary>
    public decimal? Yuan { get; set; }

    public string Reason { get; set; } = "";

    public static CaseInput New(CaseRunner runner, DateOnly today) => new(Described(runner), today);

    public static CaseInput Of(CaseRow row, CaseRunner runner)
    {
        var (one, described) = (row.Case, Described(runner));
        var input = new CaseInput(described, one.AsOf)
        {
            Key = row.Key,
            Name = one.Name,
            Outcome = one.Expected.Outcome,
            Yuan = one.Expected.Fen / 100m,
        };
        foreach (var (name, value) in one.Facts.Told)
        {
            var definition = described.FirstOrDefault(attribute => attribute.Name == name);
            if (definition is not null && (value is null || FactInput.Write(value, definition) is not null))
            {
                input.texts[name] = value is null ? "" : FactInput.Write(value, definition) ?? "";
            }
            else
            {
                input.kept[name] = value;
            }
        }

        return input;
    }

    public string this[AttributeDefinition attribute]
    {
        get => texts.GetValueOrDefault(attribute.Name, "");
        set => texts[attribute.Name] = value;
    }

    /// <summary>True for a fact that stays as it was copied, because no box can hold it.</summary>
    public bool IsKept(AttributeDefinition attribute) => kept.ContainsKey(attribute.Name);

    /// <summary>Why a text cannot be read; null: it can.</summary>
    public string? ProblemOf(AttributeDefinition attribute) =>
        this[attribute].Trim().Length > 0 && FactInput.Read(this[attribute], attribute) is null
            ? attribute.IsNumber
                ? "不是数字，请只填数字。"
                : attribute.Type == AttributeType.Date
                    ? "不是日期，请写成 2025-01-31 的样子。"
                    : "不能识别，请重新选。"
            : null;

    public bool HasProblem => Day is null || Attributes.Any(attribute => ProblemOf(attribute) is not null);

    /// <summary>The case as it is written; parameters that are left empty are not told, so that those in force count.</summary>
    public RuleCase Case =>
        new(
            Name,
            CaseFacts.Of(
                Attributes
                    .Where(attribute => !IsKept(attribute))
                    .Select(attribute => (attribute, Value: FactInput.Read(this[attribute], attribute)))
                    .Where(one => one.Value is not null || one.attribute.Kind != AttributeKind.Parameter || texts.ContainsKey(one.attribute.Name))
                    .Select(one => KeyValuePair.Create(one.attribute.Name, one.Value))
                    .Concat(kept)
            ),
            Day ?? default,
            new CaseExpectation(Outcome, Outcome == OutcomeKind.Eligible && Yuan is { } yuan ? (long)decimal.Round(yuan * 100m) : null)
        );

    public CaseEntry Entry => CaseEntry.Of(Case);

    private static ImmutableArray<AttributeDefinition> Described(CaseRunner runner) =>
        [.. runner.Attributes.Select(name => runner.Catalog.TryDescribe(name, out var definition) ? definition : null).OfType<AttributeDefinition>()];
}
