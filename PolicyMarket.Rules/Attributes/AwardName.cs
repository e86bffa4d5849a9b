using System.Diagnostics.CodeAnalysis;

namespace PolicyMarket.Rules.Attributes;

/// <summary>
/// Names of the facts that hold the determined amount of another item for the same firm: award("hn-rd-increment-10"), in yuan after cap and rounding,
/// before exclusive groups. No catalogue lists them, so no file can deliver one.
/// </summary>
public static class AwardName
{
    /// <summary>The word as it is written in formulas.</summary>
    public const string Function = "award";

    private const string Start = Function + "(\"";
    private const string End = "\")";

    public static string Of(string itemId) => Start + itemId + End;

    public static bool TryParse(string name, [NotNullWhen(true)] out string? itemId)
    {
        var isAward =
            name.StartsWith(Start, StringComparison.Ordinal) && name.EndsWith(End, StringComparison.Ordinal) && name.Length > Start.Length + End.Length;
        itemId = isAward ? name[Start.Length..^End.Length] : null;
        return isAward;
    }

    /// <summary>The definition by which such a fact is told and checked; false for any other name.</summary>
    public static bool TryDefine(string name, [NotNullWhen(true)] out AttributeDefinition? definition)
    {
        definition = TryParse(name, out var itemId)
            ? new AttributeDefinition(
                name,
                AttributeWording.AwardLabel(itemId),
                AttributeType.Decimal,
                AttributeDefinition.MoneyUnit,
                null,
                AttributeWording.AwardDescription,
                AttributeKind.Cross,
                []
            )
            : null;
        return definition is not null;
    }
}
