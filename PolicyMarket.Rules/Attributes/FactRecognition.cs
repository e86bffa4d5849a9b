namespace PolicyMarket.Rules.Attributes;

/// <summary>Recognition of codes in facts: a code that its attribute's table does not hold is not known, a translated one stands for its code.</summary>
public static class FactRecognition
{
    /// <summary>Returns the same facts where all are recognised.</summary>
    public static Facts Of(Facts facts, AttributeCatalog catalog)
    {
        Dictionary<string, FactValue?>? changed = null;
        foreach (var (name, value) in facts)
        {
            if (
                value is TextFact or SetFact
                && catalog.TryGet(name, out var definition)
                && Of(value, definition) is var recognised
                && !ReferenceEquals(recognised, value)
            )
            {
                (changed ??= new Dictionary<string, FactValue?>(StringComparer.Ordinal)).Add(name, recognised);
            }
        }

        return changed is null
            ? facts
            : Facts.From(
                from pair in facts
                let value = changed.TryGetValue(pair.Key, out var recognised) ? recognised : pair.Value
                where value is not null
                select KeyValuePair.Create(pair.Key, value)
            );
    }

    /// <summary>Null when the code is not recognised; a set keeps the members that are, and remembers that there were others.</summary>
    public static FactValue? Of(FactValue value, AttributeDefinition definition) =>
        value switch
        {
            TextFact text when CodeReading.HasTable(definition) => CodeOf(text, definition),
            SetFact set when CodeReading.HasTable(definition) => MembersOf(set, definition),
            _ => value,
        };

    /// <summary>The texts of facts that no table holds, by attribute.</summary>
    public static IEnumerable<(AttributeDefinition Definition, string Text)> Strangers(Facts facts, AttributeCatalog catalog) =>
        from pair in facts
        where pair.Value is TextFact or SetFact
        let definition = catalog.TryGet(pair.Key, out var found) ? found : null
        where definition is not null && CodeReading.HasTable(definition)
        from text in pair.Value is SetFact set ? set.Values : [((TextFact)pair.Value).Value]
        where CodeReading.Of(text, definition).Code is null
        select (definition, text);

    private static TextFact? CodeOf(TextFact text, AttributeDefinition definition) =>
        CodeReading.Of(text.Value, definition).Code switch
        {
            null => null,
            var code when code == text.Value => text,
            var code => new TextFact(code),
        };

    private static SetFact MembersOf(SetFact set, AttributeDefinition definition)
    {
        var members = set.Values.Select(member => CodeReading.Of(member, definition).Code).ToList();
        return members.SequenceEqual(set.Values, StringComparer.Ordinal)
            ? set
            : new SetFact(members.OfType<string>()) { IsPartial = set.IsPartial || members.Contains(null) };
    }
}
