using System.Text;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// One attribute of the catalogue and where its values go. Column: -1 when it has none; Input: its place among the facts that derived ones need, or -1.
/// </summary>
internal sealed class AttributeTarget(AttributeDefinition definition, int index, int column, int input, bool isHome)
{
    public AttributeDefinition Definition { get; } = definition;

    public AttributeType Type { get; } = definition.Type;

    /// <summary>Its place in the catalogue.</summary>
    public int Index { get; } = index;

    public int Column { get; } = column;

    public int Input { get; } = input;

    /// <summary>Names the region of which the parameters hold.</summary>
    public bool IsHome { get; } = isHome;

    /// <summary>False: no one asks for its values.</summary>
    public bool IsWanted { get; } = column >= 0 || input >= 0 || isHome;

    public byte[] Name { get; } = Encoding.UTF8.GetBytes(definition.Name);

    /// <summary>The name as it is written before a value: in quotes, with a colon.</summary>
    public byte[] Head { get; } = Encoding.UTF8.GetBytes($"\"{definition.Name}\":");

    /// <summary>The attribute that came after this one the first time: sheets of one department name them in the same order.</summary>
    public AttributeTarget? Next { get; set; }
}
