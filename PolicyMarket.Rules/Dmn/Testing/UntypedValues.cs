using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Testing;

/// <summary>Values that a test file writes without a type: their texts are read as the declared type of the input wants them.</summary>
internal static class UntypedValues
{
    public static FeelValue As(FeelValue value, TypeName? type) =>
        (value, type) switch
        {
            (FeelText { IsGiven: true } text, { Name: "number" }) => Numbers.Parse(text.Value.Trim()) ?? value,
            (FeelText { IsGiven: true } text, { Name: "boolean" }) => Truth(text) ?? value,
            (FeelText { IsGiven: true } text, { Name: "string" }) => new FeelText(text.Value),
            (FeelText { IsGiven: true } text, { Name: not ("context" or "list" or "Any") }) => text.Temporal ?? value,
            (FeelList list, { Name: "list", Parts: [var element] }) => new FeelList([.. list.Items.Select(item => As(item, element))]),
            (FeelContext context, { Name: "context" }) => new FeelContext(
                context.Entries.Select(entry =>
                    KeyValuePair.Create(entry.Key, As(entry.Value, type.Names.IndexOf(entry.Key) is >= 0 and var at ? type.Parts[at] : null))
                )
            ),
            _ => value,
        };

    /// <summary>Null for any other text.</summary>
    public static FeelBoolean? Truth(FeelText text) =>
        text.Value.Trim() switch
        {
            "true" => new FeelBoolean(true),
            "false" => new FeelBoolean(false),
            _ => null,
        };
}
