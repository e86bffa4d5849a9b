using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Rules.Sampling;

/// <summary>Trees of every shape: flat, deep, empty, negated over and over, with parts that items share, repeat or contradict.</summary>
internal sealed class RandomTrees
{
    private const int Deepest = 14;
    private const int MostLeaves = 24;

    private readonly List<Condition> seen = [];

    public Condition Tree(ref SampleRandom random)
    {
        var tree = random.Next(12) switch
        {
            0 => Leaf(ref random),
            < 6 => All(random.Between(1, 8), 1, ref random),
            < 10 => Tree(random.Between(2, 4), ref random),
            10 => Chain(random.Between(6, Deepest), ref random),
            _ => Negated(Tree(2, ref random), random.Between(1, 24)),
        };
        Remember(tree);
        return tree;
    }

    private Condition Tree(int depth, ref SampleRandom random)
    {
        if (seen.Count > 0 && random.Chance(80))
        {
            return random.Pick(seen);
        }

        if (depth == 0)
        {
            return Leaf(ref random);
        }

        var part = random.Next(20) switch
        {
            < 6 => All(random.Between(0, 4), depth, ref random),
            < 12 => new AnyOf(Parts(random.Chance(20) ? 0 : random.Between(1, 4), depth, ref random)),
            < 15 => new Not(Tree(depth - 1, ref random)),
            15 => Contradiction(ref random),
            _ => Leaf(ref random),
        };
        if (random.Chance(200))
        {
            Remember(part);
        }

        return part;
    }

    private AllOf All(int size, int depth, ref SampleRandom random) => new(Parts(size, depth, ref random));

    private ImmutableArray<Condition> Parts(int size, int depth, ref SampleRandom random)
    {
        var parts = new List<Condition>();
        for (; size > 0; size--)
        {
            parts.Add(parts.Count > 0 && random.Chance(60) ? random.Pick(parts) : Tree(depth - 1, ref random));
        }

        return [.. parts];
    }

    /// <summary>One branch that goes down and down.</summary>
    private Condition Chain(int depth, ref SampleRandom random)
    {
        var chain = Leaf(ref random);
        for (; depth > 0; depth--)
        {
            var beside = Leaf(ref random);
            chain = random.Next(3) switch
            {
                0 => new AllOf([beside, chain]),
                1 => new AnyOf([chain, beside]),
                _ => new Not(chain),
            };
        }

        return chain;
    }

    private static Condition Negated(Condition condition, int times)
    {
        for (; times > 0; times--)
        {
            condition = new Not(condition);
        }

        return condition;
    }

    /// <summary>A leaf against its own opposite, in "all" (never true) or in "any" (true when known); or two different values at once.</summary>
    private Condition Contradiction(ref SampleRandom random)
    {
        var leaf = Leaf(ref random);
        return random.Next(4) switch
        {
            0 => new AllOf([leaf, new Not(leaf)]),
            1 => new AnyOf([leaf, new Not(leaf)]),
            2 => new AllOf([Sized(ComparisonOperator.GreaterOrEqual, 3), Sized(ComparisonOperator.Less, 3)]),
            _ => new AllOf([Sized(ComparisonOperator.Greater, 2), leaf, Sized(ComparisonOperator.Equal, 1)]),
        };
    }

    /// <summary>Only small trees are used again: those that hold others would grow without end.</summary>
    private void Remember(Condition tree)
    {
        var (leaves, depth) = Extent(tree);
        if (leaves <= MostLeaves && depth <= Deepest)
        {
            seen.Add(tree);
        }
    }

    private static (int Leaves, int Depth) Extent(Condition tree) => tree is ConditionLeaf ? (1, 1) : Extent(tree.Children);

    private static (int Leaves, int Depth) Extent(ImmutableArray<Condition> parts) =>
        parts.Select(Extent).Aggregate((Leaves: 0, Depth: 1), (sum, part) => (sum.Leaves + part.Leaves, Math.Max(sum.Depth, part.Depth + 1)));

    private static Comparison Sized(ComparisonOperator op, int people) => new("employees", op, new LiteralOperand(new NumberFact(people)));

    private Condition Leaf(ref SampleRandom random)
    {
        if (seen.Count > 0 && random.Chance(150) && random.Pick(seen).AsComparison is { } known)
        {
            return known;
        }

        var leaf = RandomLeaves.Leaf(ref random);
        if (random.Chance(150))
        {
            seen.Add(leaf);
        }

        return leaf;
    }
}
