using System.Collections.Immutable;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Findings;

/// <summary>One search of one tree. What is asked further out holds inside too, so that a branch that can never be true is found as well.</summary>
internal sealed class FindingAnalyzer(NodeInterner nodes)
{
    /// <summary>Conditions on one attribute in one group; beyond this they are a list, which is not compared pair by pair.</summary>
    private const int MostCompared = 100;

    private const int MostNamed = 10;

    public List<RuleFinding> Found { get; } = [];

    public bool IsNever(TreePart root)
    {
        var (part, isDenied) = root.Bare(isDenied: false);
        return IsNever(part, isDenied, []);
    }

    private bool IsNever(TreePart part, bool isDenied, ImmutableArray<FindingMember> outer)
    {
        var inAll = part.IsAll(isDenied) ?? true;
        var members = new List<FindingMember>();
        var others = new List<(TreePart Part, bool IsDenied)>();
        Gather(part, isDenied, inAll, members, others);
        return inAll ? IsNeverAll(members, others, outer) : IsNeverAny(members, others, outer);
    }

    /// <summary>The leaves of the group and of those of its kind inside it, and the groups of the other kind.</summary>
    private void Gather(TreePart part, bool isDenied, bool inAll, List<FindingMember> members, List<(TreePart Part, bool IsDenied)> others)
    {
        if (part.IsAll(isDenied) is null)
        {
            members.Add(FindingMember.Of(part, isDenied, inAll, nodes));
            return;
        }

        foreach (var child in part.Parts)
        {
            var (bare, denied) = child.Bare(isDenied);
            if (bare.IsAll(denied) == !inAll)
            {
                others.Add((bare, denied));
            }
            else
            {
                Gather(bare, denied, inAll, members, others);
            }
        }
    }

    private bool IsNeverAll(List<FindingMember> members, List<(TreePart Part, bool IsDenied)> others, ImmutableArray<FindingMember> outer)
    {
        var impossible = new HashSet<Axis>();
        foreach (var axis in members.SelectMany(member => member.Leaves).Select(leaf => leaf.Axis).Distinct())
        {
            if (Contradict(axis, On(axis, outer), On(axis, members)))
            {
                impossible.Add(axis);
            }
        }

        FindImplied([.. members.Where(member => !member.Leaves.Any(leaf => impossible.Contains(leaf.Axis)))], inAll: true);
        ImmutableArray<FindingMember> inner = [.. outer, .. members.Where(member => !member.Leaves.IsEmpty)];
        var isNever = impossible.Count > 0;
        foreach (var (part, isDenied) in others)
        {
            isNever |= IsNever(part, isDenied, impossible.Count > 0 ? [] : inner);
        }

        return isNever;
    }

    private bool IsNeverAny(List<FindingMember> members, List<(TreePart Part, bool IsDenied)> others, ImmutableArray<FindingMember> outer)
    {
        FindImplied(members, inAll: false);
        var isNever = true;
        foreach (var member in members)
        {
            isNever &=
                !member.Leaves.IsEmpty
                && Array.TrueForAll([.. member.Leaves], leaf => IsNothing(leaf, On(leaf.Axis, outer)))
                && Report(FindingKind.Contradiction, inAll: true, [member, .. On(member.Leaves[0].Axis, outer)]);
        }

        foreach (var (part, isDenied) in others)
        {
            isNever &= IsNever(part, isDenied, outer);
        }

        return isNever;
    }

    private static bool IsNothing(PlanNode.Leaf leaf, List<FindingMember> outer) =>
        !IsNothing(LeavesOn(leaf.Axis, outer)) && IsNothing([leaf, .. LeavesOn(leaf.Axis, outer)]);

    /// <summary>True of no value and not of a missing one.</summary>
    private static bool IsNothing(IReadOnlyList<PlanNode.Leaf> leaves)
    {
        if (leaves.Count == 0)
        {
            return false;
        }

        var (holds, missing) = (leaves[0].Holds, leaves[0].Missing);
        foreach (var leaf in leaves.Skip(1))
        {
            (holds, missing) = (holds.Intersect(leaf.Holds), Truths.And(missing, leaf.Missing));
        }

        return holds.IsEmpty && missing != Truth.True;
    }

    private bool Contradict(Axis axis, List<FindingMember> outer, List<FindingMember> own)
    {
        if (IsNothing(LeavesOn(axis, outer)) || !IsNothing(LeavesOn(axis, [.. outer, .. own])))
        {
            return false;
        }

        List<FindingMember> all = [.. outer, .. own];
        for (var last = outer.Count; last < Math.Min(all.Count, MostCompared); last++)
        {
            for (var first = 0; first <= last; first++)
            {
                if (IsNothing(LeavesOn(axis, [all[first], all[last]])))
                {
                    return Report(FindingKind.Contradiction, inAll: true, first == last ? [all[last]] : [all[first], all[last]]);
                }
            }
        }

        return Report(FindingKind.Contradiction, inAll: true, all);
    }

    /// <summary>From the last to the first, so that of two that say the same the later one goes.</summary>
    private void FindImplied(List<FindingMember> members, bool inAll)
    {
        var standing = new List<FindingMember>(members);
        for (var place = members.Count - 1; place >= 0; place--)
        {
            var member = members[place];
            standing.Remove(member);
            if (ReasonsFor(member, standing, inAll) is { Count: > 0 } reasons)
            {
                Report(FindingKind.Implied, inAll, [member, .. reasons]);
            }
            else
            {
                standing.Insert(Math.Min(place, standing.Count), member);
            }
        }
    }

    /// <summary>The other conditions that make this one superfluous; null when it says something of its own.</summary>
    private static List<FindingMember>? ReasonsFor(FindingMember member, List<FindingMember> standing, bool inAll)
    {
        if (member.Leaves.IsEmpty)
        {
            return standing.Find(other => ReferenceEquals(other.Node, member.Node)) is { } twin ? [twin] : null;
        }

        var reasons = new List<FindingMember>();
        foreach (var leaf in member.Leaves)
        {
            var beside = On(leaf.Axis, standing);
            if (beside.Count is 0 or > MostCompared)
            {
                return null;
            }

            var one = beside.Find(other => SaysAll(leaf, LeavesOn(leaf.Axis, [other]), inAll));
            if (one is null && !SaysAll(leaf, LeavesOn(leaf.Axis, beside), inAll))
            {
                return null;
            }

            reasons.AddRange(one is null ? beside : [one]);
        }

        return [.. reasons.DistinctBy(reason => reason.Place)];
    }

    /// <summary>In "all" the others are as strict on every value, in "any" as wide.</summary>
    private static bool SaysAll(PlanNode.Leaf leaf, IReadOnlyList<PlanNode.Leaf> others, bool inAll)
    {
        var (holds, missing) = (others[0].Holds, others[0].Missing);
        foreach (var other in others.Skip(1))
        {
            holds = inAll ? holds.Intersect(other.Holds) : holds.Union(other.Holds);
            missing = inAll ? Truths.And(missing, other.Missing) : Truths.Or(missing, other.Missing);
        }

        return inAll ? holds.IsWithin(leaf.Holds) && missing <= leaf.Missing : leaf.Holds.IsWithin(holds) && leaf.Missing <= missing;
    }

    private static List<FindingMember> On(Axis axis, IEnumerable<FindingMember> members) =>
        [.. members.Where(member => member.Leaves.Any(leaf => ReferenceEquals(leaf.Axis, axis)))];

    private static List<PlanNode.Leaf> LeavesOn(Axis axis, IEnumerable<FindingMember> members) =>
        [.. members.SelectMany(member => member.Leaves).Where(leaf => ReferenceEquals(leaf.Axis, axis))];

    private bool Report(FindingKind kind, bool inAll, IReadOnlyCollection<FindingMember> concerned)
    {
        List<FindingMember> named = [.. concerned.DistinctBy(one => one.Place).Take(MostNamed)];
        Found.Add(
            new RuleFinding(
                kind,
                named.SelectMany(one => one.Leaves).FirstOrDefault()?.Axis.Attribute,
                inAll,
                [.. named.Select(one => one.Place)],
                [.. named.Select(one => one.Condition)]
            )
        );
        return true;
    }
}
