namespace PolicyMarket.Rules.Attributes;

/// <summary>One title and the days on which it is held; both days belong to the term, null is no end.</summary>
public readonly record struct MembershipPeriod(string Code, DateOnly? From, DateOnly? To)
{
    public bool HoldsOn(DateOnly date) => !(From > date) && !(To < date);
}
