using System.Collections.Immutable;
using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Testing;

/// <summary>
/// Values in the form of the DMN TCK: value with a type of XML Schema, component, list with item, nil. A text without a type is marked as given.
/// </summary>
internal sealed class TestValues(List<Diagnostic> problems)
{
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Of an inputNode, expected, component or item.</summary>
    public FeelValue Read(XElement holder)
    {
        if (IsNil(holder))
        {
            return FeelNull.Plain;
        }

        var components = holder.Children("component").ToList();
        if (components.Count > 0)
        {
            foreach (var nameless in components.Where(one => one.Text("name") is null))
            {
                problems.Add(nameless.Problem(DiagnosticCatalogue.DmnTestShape, DmnWording.NodeNameMissing(holder.Text("name") ?? "")));
            }

            return new FeelContext(components.Select(one => KeyValuePair.Create(one.Text("name") ?? "", Read(one))));
        }

        if (holder.Child("list") is { } list)
        {
            return IsNil(list) ? FeelNull.Plain : new FeelList([.. list.Children("item").Select(Read)]);
        }

        return holder.Child("value") is { } value && !IsNil(value) ? Simple(value) : FeelNull.Plain;
    }

    private FeelValue Simple(XElement value)
    {
        if (value.Attribute(XName.Get("type", Instance))?.Value is not { } type)
        {
            return new FeelText(value.Value) { IsGiven = true };
        }

        type = type[(type.LastIndexOf(':') + 1)..];
        var text = value.Value;
        var read = type switch
        {
            "string" or "anySimpleType" or "anyType" => new FeelText(text),
            "boolean" => text.Trim() switch
            {
                "true" or "1" => new FeelBoolean(true),
                "false" or "0" => new FeelBoolean(false),
                _ => null,
            },
            "decimal" or "double" or "float" or "integer" or "int" or "long" or "short" => Numbers.Parse(text.Trim().TrimStart('+')),
            "date" => TemporalText.Date(text.Trim()),
            "time" => TemporalText.Time(text.Trim()),
            "dateTime" => TemporalText.DateTime(text.Trim()),
            "duration" or "dayTimeDuration" or "yearMonthDuration" => TemporalText.DurationOf(text.Trim()),
            _ => (FeelValue?)null,
        };
        if (read is not null)
        {
            return read;
        }

        problems.Add(value.Problem(DiagnosticCatalogue.DmnTestShape, DmnWording.ValueUnreadable(type, text)));
        return FeelNull.Plain;
    }

    private static bool IsNil(XElement element) => element.Attribute(XName.Get("nil", Instance))?.Value.Trim() is "true" or "1";
}
