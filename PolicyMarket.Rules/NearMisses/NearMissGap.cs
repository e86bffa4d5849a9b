using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.NearMisses;

/// <summary>
/// One requirement that a firm does not meet. Gap is how far its value is off, in the attribute's unit (days for dates), null where nothing can be subtracted;
/// Distance is that as a share of what is asked (0.1: a tenth), null where it has none; Text says it in Chinese.
/// </summary>
public sealed record NearMissGap(
    string Requirement,
    string? Cite,
    string? Attribute,
    FactValue? Value,
    decimal? Gap,
    decimal? Distance,
    string Text,
    bool CanChange
)
{
    /// <summary>Half of what is asked: farther off is not close.</summary>
    public const decimal FarthestShare = 0.5m;

    private const string ValidQualifications = "qualifications_valid";

    /// <summary>A number within a share of what is asked, or a qualification, which can be applied for; titles are won, not applied for.</summary>
    public bool IsClose => Distance is > 0 and <= FarthestShare || LacksQualification;

    /// <summary>True where a qualification lacks, which other items grant.</summary>
    public bool LacksQualification => Value is SetFact && Attribute == ValidQualifications;
}
