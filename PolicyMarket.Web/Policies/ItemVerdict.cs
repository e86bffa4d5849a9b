using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.NearMisses;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Policies;

/// <summary>How the signed-in firm stands to an item by the data of today.</summary>
public sealed record ItemVerdict(string FirmName, Explanation? Explanation)
{
    /// <summary>Why the firm cannot be judged now, in words; null: it can.</summary>
    public string? DamageNote { get; init; }

    /// <summary>The judgement of a firm that can be judged.</summary>
    public Explanation Result => Explanation ?? throw new InvalidOperationException($"{FirmName} could not be judged.");

    /// <summary>The firm's offer or claim of the item.</summary>
    public OwnMatter Matter { get; init; } = OwnMatter.None;

    /// <summary>How far the firm is off, where it does not meet the conditions; null otherwise.</summary>
    public NearMiss? Miss { get; init; }

    /// <summary>Why 就高不重复 takes the item away from the firm, in words; null: it does not.</summary>
    public string? Excluded { get; init; }
}
