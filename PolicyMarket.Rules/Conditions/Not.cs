namespace PolicyMarket.Rules.Conditions;

/// <summary>The opposite; unknown stays unknown.</summary>
public sealed record Not(Condition Part) : Condition
{
    public override string ToString() => $"not({Part})";
}
