using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>Decides a tree without writing anything down; stops as soon as the result stands.</summary>
internal static class ConditionTruth
{
    public static Truth Of(Condition condition, Facts facts) => condition switch
    {
        Comparison or FeelCondition => LeafTruth.Of(condition, facts),
        AllOf all => OfAll(all, facts),
        AnyOf any => OfAny(any, facts),
        Not not => Truths.Not(Of(not.Part, facts)),
        _ => throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}."),
    };

    /// <summary>The missing names of an undecided condition: of its undecided parts only, in their order, each once.</summary>
    public static ImmutableArray<string> Missing(Condition condition, Facts facts)
    {
        var names = new List<string>();
        AddMissing(condition, facts, names);
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The leaves that make a condition come out false.</summary>
    public static ImmutableArray<Condition> Failed(Condition condition, Facts facts)
    {
        var causes = ImmutableArray.CreateBuilder<Condition>();
        AddCauses(condition, Truth.False, facts, causes);
        return causes.ToImmutable();
    }

    private static Truth OfAll(AllOf all, Facts facts)
    {
        var result = Truth.True;
        foreach (var part in all.Parts)
        {
            result = Truths.And(result, Of(part, facts));
            if (result == Truth.False)
            {
                break;
            }
        }

        return result;
    }

    private static Truth OfAny(AnyOf any, Facts facts)
    {
        var result = Truth.False;
        foreach (var part in any.Parts)
        {
            result = Truths.Or(result, Of(part, facts));
            if (result == Truth.True)
            {
                break;
            }
        }

        return result;
    }

    private static void AddMissing(Condition condition, Facts facts, List<string> names)
    {
        switch (condition)
        {
            case Comparison or FeelCondition:
                if (LeafTruth.Of(condition, facts) == Truth.Unknown)
                {
                    names.AddRange(LeafTruth.Missing(condition, facts));
                }

                break;
            case Not not:
                AddMissing(not.Part, facts, names);
                break;
            case AllOf or AnyOf:
                foreach (var part in PartsOf(condition).Where(part => Of(part, facts) == Truth.Unknown))
                {
                    AddMissing(part, facts, names);
                }

                break;
            default:
                throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}.");
        }
    }

    /// <summary>A leaf below an odd number of negations refuses by being met: it is named as its negation.</summary>
    private static void AddCauses(Condition condition, Truth result, Facts facts, ImmutableArray<Condition>.Builder causes)
    {
        switch (condition)
        {
            case Comparison or FeelCondition:
                causes.Add(result == Truth.False ? condition : new Not(condition));
                break;
            case Not not:
                AddCauses(not.Part, Truths.Not(result), facts, causes);
                break;
            case AllOf or AnyOf:
                foreach (var part in PartsOf(condition).Where(part => Of(part, facts) == result))
                {
                    AddCauses(part, result, facts, causes);
                }

                break;
            default:
                throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}.");
        }
    }

    internal static ImmutableArray<Condition> PartsOf(Condition group) => group switch
    {
        AllOf all => all.Parts,
        AnyOf any => any.Parts,
        _ => throw new InvalidOperationException($"{group.GetType().Name} is no group."),
    };
}
