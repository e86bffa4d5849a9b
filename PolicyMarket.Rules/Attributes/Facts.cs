using System.Collections;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Facts of one firm; immutable, enumerated in ordinal order of the names.</summary>
public sealed class Facts : IReadOnlyCollection<KeyValuePair<string, FactValue>>
{
    private readonly Dictionary<string, FactValue> values;
    private KeyValuePair<string, FactValue>[]? ordered;
    private Completion? completion;

    private Facts(Dictionary<string, FactValue> values) => this.values = values;

    public static Facts Empty { get; } = new(new Dictionary<string, FactValue>(StringComparer.Ordinal));

    public int Count => values.Count;

    /// <summary>Null when it is not known; a view ("revenue@prior") is computed from the history of its measure.</summary>
    public FactValue? this[string name] => values.TryGetValue(name, out var value) ? value : OfView(name);

    /// <summary>The last of equal names stands.</summary>
    public static Facts From(IEnumerable<KeyValuePair<string, FactValue>> values)
    {
        var copy = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            copy[name] = value;
        }

        return new Facts(copy);
    }

    /// <summary>A JSON object of attribute names and values; null is missing; every unknown name and wrong type is listed.</summary>
    public static Result<Facts> Read(JsonElement obj, AttributeCatalog catalog)
    {
        if (obj.ValueKind != JsonValueKind.Object)
        {
            return Result.Fail<Facts>(new Diagnostic(DiagnosticCatalogue.JsonShape, AttributeWording.FactsNotObject, "$"));
        }

        var wrong = new List<Diagnostic>();
        var read = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        foreach (var property in obj.EnumerateObject())
        {
            var where = "$." + property.Name;
            if (
                property.Name.EndsWith(HistoryFact.Suffix, StringComparison.Ordinal)
                && catalog.TryGet(property.Name[..^HistoryFact.Suffix.Length], out var measure)
            )
            {
                ReadHistory(property, measure, where, read, wrong);
            }
            else if (!catalog.TryGet(property.Name, out var definition))
            {
                wrong.Add(new Diagnostic(DiagnosticCatalogue.FactUnknownAttribute, AttributeWording.UnknownAttribute(property.Name), where));
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                var value = FactJson.Read(property.Value, definition, where);
                if (value.Succeeded)
                {
                    read[property.Name] = value.Value;
                }

                wrong.AddRange(value.Diagnostics);
            }
        }

        return wrong.Count > 0 ? Result.Fail<Facts>(wrong) : Result.Ok<Facts>(new Facts(read));
    }

    private static void ReadHistory(
        JsonProperty property,
        AttributeDefinition measure,
        string where,
        Dictionary<string, FactValue> read,
        List<Diagnostic> wrong
    )
    {
        var history = NestedFactJson.ReadHistory(property.Value, measure, where);
        if (history.Succeeded)
        {
            read[property.Name] = history.Value;
        }

        wrong.AddRange(history.Diagnostics);
    }

    public Facts With(string name, FactValue value) => new(new Dictionary<string, FactValue>(values, StringComparer.Ordinal) { [name] = value });

    internal Facts Without(string name) =>
        !values.ContainsKey(name)
            ? this
            : new(values.Where(pair => pair.Key != name).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));

    /// <summary>Titles with terms become the set of those held on that day.</summary>
    public Facts On(DateOnly date) =>
        values.Values.Any(value => value is MembershipFact)
            ? new Facts(
                values.ToDictionary(pair => pair.Key, pair => pair.Value is MembershipFact dated ? dated.On(date) : pair.Value, StringComparer.Ordinal)
            )
            : this;

    /// <summary>Without the titles of which no day has said whether they are held.</summary>
    internal Facts WithoutDated() =>
        values.Values.Any(value => value is MembershipFact)
            ? new Facts(values.Where(pair => pair.Value is not MembershipFact).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
            : this;

    internal Facts With(IReadOnlyDictionary<string, FactValue> more)
    {
        var all = new Dictionary<string, FactValue>(values, StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            all[name] = value;
        }

        return new Facts(all);
    }

    /// <summary>One JSON object, names in ordinal order, numbers without loss.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in this)
        {
            writer.WritePropertyName(name);
            FactJson.Write(value, writer);
        }

        writer.WriteEndObject();
    }

    public IEnumerator<KeyValuePair<string, FactValue>> GetEnumerator()
    {
        ordered ??= [.. values.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
        return ((IEnumerable<KeyValuePair<string, FactValue>>)ordered).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Computed once a catalogue; two threads at worst compute the same.</summary>
    internal Facts Completed(AttributeCatalog catalog, Func<Facts, AttributeCatalog, Facts> complete)
    {
        if (completion is { } known && ReferenceEquals(known.Catalog, catalog))
        {
            return known.Full;
        }

        var full = complete(this, catalog);
        full.completion = completion = new Completion(catalog, full);
        return full;
    }

    private FactValue? OfView(string name) => name.Contains('@', StringComparison.Ordinal) ? HistoryViews.Value(name, other => this[other]) : null;

    private sealed record Completion(AttributeCatalog Catalog, Facts Full);
}
