using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>One distinct part of the conditions of a plan; negations have gone into the leaves.</summary>
internal abstract class PlanNode
{
    /// <summary>Place in the plan.</summary>
    public int Id { get; init; }

    /// <summary>True when the whole part can be told from classes, so that bitmaps do.</summary>
    public abstract bool IsVector { get; }

    internal sealed class Leaf(Axis axis, ClassSet holds, Truth missing) : PlanNode
    {
        public Axis Axis => axis;

        public ClassSet Holds => holds;

        /// <summary>Truth value when the value is unknown.</summary>
        public Truth Missing => missing;

        public override bool IsVector => true;
    }

    internal sealed class Group(bool isAll, PlanNode[] parts) : PlanNode
    {
        public bool IsAll => isAll;

        public PlanNode[] Parts => parts;

        public override bool IsVector { get; } = Array.TrueForAll(parts, part => part.IsVector);
    }

    /// <summary>A condition without a form in classes: one attribute against another, a free expression.</summary>
    internal sealed class Residual(Condition condition, bool isNegated) : PlanNode
    {
        public Condition Condition => condition;

        public bool IsNegated => isNegated;

        public override bool IsVector => false;
    }

    internal sealed class Constant(Truth truth) : PlanNode
    {
        public Truth Truth => truth;

        public override bool IsVector => true;
    }
}
