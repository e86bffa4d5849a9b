using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Model;

/// <summary>Values of inputs by name; a value with a namespace is for the model of that namespace alone.</summary>
internal sealed class DmnInputs(IReadOnlyList<(string? Space, string Name, FeelValue Value)> given)
{
    public static DmnInputs None { get; } = new([]);

    /// <summary>Null where nothing is given. Also finds "import.name".</summary>
    public FeelValue? Find(string? space, string name)
    {
        foreach (var one in given)
        {
            if (one.Name == name && (one.Space is null || space is null || one.Space == space))
            {
                return one.Value;
            }
        }

        foreach (var one in given)
        {
            if (one.Name.EndsWith("." + name, StringComparison.Ordinal))
            {
                return one.Value;
            }
        }

        return null;
    }
}
