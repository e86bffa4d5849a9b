using System.Collections.Immutable;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Titles with their terms. It is no value of a decision before a date has made it a set: <see cref="On"/>.</summary>
public sealed record MembershipFact(ImmutableArray<MembershipPeriod> Members) : FactValue
{
    /// <summary>The titles held on that day.</summary>
    public SetFact On(DateOnly date) => new(Members.Where(member => member.HoldsOn(date)).Select(member => member.Code));

    public bool Equals(MembershipFact? other) => other is not null && Members.SequenceEqual(other.Members);

    public override int GetHashCode() => Members.Aggregate(Members.Length, (hash, member) => HashCode.Combine(hash, member));

    public override string ToString() => "MembershipFact { " + string.Join(", ", Members) + " }";
}
