using System.Collections.Immutable;

namespace PolicyMarket.Data.Opinions;

/// <summary>A second opinion of a run with the items about which the engines disagree.</summary>
public sealed record OpinionView(SecondOpinion Opinion, ImmutableArray<DisputedItem> Items)
{
    public string Line => OpinionWording.Line(Opinion.Pairs, Opinion.Differences);

    public string Sample => OpinionWording.Sample(Opinion.Engine, Opinion.RunEngine, Opinion.Items, Opinion.ItemsInForce, Opinion.Firms);
}
