using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>How the values of an attribute fall into classes within which no leaf of the plan tells them apart.</summary>
internal abstract class Axis(string attribute)
{
    public string Attribute { get; } = attribute;

    /// <summary>Place in the plan; set once.</summary>
    public int Id { get; set; } = -1;

    /// <summary>Classes are 0 to Classes - 1; a value that is not known has none.</summary>
    public abstract int Classes { get; }

    /// <summary>The class of a known value; -1 when it does not settle the question.</summary>
    public abstract int ClassOf(FactValue value);

    /// <summary>Turns a column into class numbers.</summary>
    public abstract AxisEncoder EncoderOf(FactColumn column);

    /// <summary>True when every value has the same class on both.</summary>
    public abstract bool IsSameAs(Axis other);

    protected InvalidOperationException Misfit(object value) => new($"{value} has no class on the axis of {Attribute}.");
}
