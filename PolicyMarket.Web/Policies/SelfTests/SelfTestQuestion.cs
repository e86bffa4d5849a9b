using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Web.Policies.SelfTests;

/// <summary>One question of a self-test. Unit: the unit of a figure as people write it (万元, %, 人); the answer is divided by Scale to get the fact.</summary>
public sealed record SelfTestQuestion(AttributeDefinition Attribute, string Label, QuestionKind Kind)
{
    /// <summary>The answer that is no answer.</summary>
    public const string Unknown = "";

    /// <summary>The answer "none of these" and "another one".</summary>
    public const string Other = "-";

    public const string Yes = "yes";
    public const string No = "no";

    public string? Unit { get; init; }

    /// <summary>Answer = fact × Scale.</summary>
    public decimal Scale { get; init; } = 1m;

    /// <summary>Codes with their words.</summary>
    public ImmutableArray<(string Value, string Words)> Options { get; init; } = [];

    /// <summary>True where only the amount needs it.</summary>
    public bool IsForAmount { get; init; }

    /// <summary>The name of the field.</summary>
    public string Field => Attribute.Name;
}
