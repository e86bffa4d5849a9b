using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Model;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Tables;

namespace PolicyMarket.Rules.Dmn.Exchange;

/// <summary>Reads the conditions (eligible), the amount (amount) and the ceiling (payable) of an item out of a model, with all checks of the product.</summary>
public sealed class DmnItemReader
{
    private readonly AttributeCatalog _catalog;
    private readonly List<Diagnostic> _problems = [];

    private DmnItemReader(AttributeCatalog catalog) => _catalog = catalog;

    /// <summary>Everything that the product cannot take is told with its place.</summary>
    public static Result<DmnItem> Read(DmnModel model, AttributeCatalog catalog) => new DmnItemReader(catalog).Item(model);

    private Result<DmnItem> Item(DmnModel model)
    {
        var eligible = Logic(model, DmnNames.Eligible);
        var amount = Logic(model, DmnNames.Amount);
        var payable = Logic(model, DmnNames.Payable);
        if (eligible is null && amount is null && payable is null)
        {
            return Result.Fail<DmnItem>(model.Root.Problem(DiagnosticCatalogue.DmnNotReadable, DmnWording.NothingToRead));
        }

        var conditions = eligible is null ? null : Conditions(eligible);
        var (text, table) = amount is null ? default : Amount(amount);
        var cap = payable is null ? null : Cap(payable);
        var id = model.Space.StartsWith(DmnNames.Space, StringComparison.Ordinal) ? Uri.UnescapeDataString(model.Space[DmnNames.Space.Length..]) : null;
        return _problems.Count > 0 ? Result.Fail<DmnItem>(_problems) : Result.Ok<DmnItem>(new DmnItem(id, model.Name, conditions, text, table, cap));
    }

    private static XElement? Logic(DmnModel model, string name) => model.Find(name, ElementKind.Decision)?.Source.Expression();

    private Condition? Conditions(XElement logic)
    {
        var entries = new Dictionary<string, (string Text, string? Cite)>(StringComparer.Ordinal);
        XElement? result = null;
        foreach (var entry in logic.Name.LocalName == "context" ? logic.Children("contextEntry") : [])
        {
            var text = entry.Child("literalExpression")?.ChildText("text");
            if (entry.Child("variable") is { } variable && text is not null)
            {
                entries[variable.Text("name") ?? ""] = (text, variable.ChildText("description") ?? entry.ChildText("description"));
            }
            else
            {
                result = entry.Child("literalExpression")?.Child("text");
            }
        }

        if (result is null)
        {
            _problems.Add(logic.Problem(DiagnosticCatalogue.DmnNotReadable, DmnWording.ConditionsNotContext(DmnNames.Eligible)));
            return null;
        }

        var parsed = new Parser(result.Value, NameTable.Of(entries.Keys), Dialect.Standard, entries.Keys).Parse();
        var buffer = new ArrayBufferWriter<byte>();
        var isRead = false;
        using (var writer = new Utf8JsonWriter(buffer))
        {
            var unused = entries.Keys.ToHashSet(StringComparer.Ordinal);
            isRead = parsed.Value is { } root && TryWrite(root, entries, unused, writer) && unused.Count == 0;
        }

        if (!isRead)
        {
            _problems.Add(result.Problem(DiagnosticCatalogue.DmnNotReadable, DmnWording.UnknownCondition(result.Value.Trim())));
            return null;
        }

        using var json = JsonDocument.Parse(buffer.WrittenMemory);
        var condition = ConditionJson.Read(json.RootElement, _catalog);
        Take(condition.Diagnostics, logic);
        return condition.Value;
    }

    /// <summary>Each entry is used once: a condition has one place in the tree.</summary>
    private bool TryWrite(FeelNode node, Dictionary<string, (string Text, string? Cite)> entries, HashSet<string> unused, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        var isWritten = node switch
        {
            LocalName name when unused.Remove(name.Name) => TryLeaf(entries[name.Name], writer),
            Call { Function.Name: "all" or "any" } call => TryParts(
                call.Function.Name,
                call.Arguments is [ListLiteral list] ? list.Items : call.Arguments,
                entries,
                unused,
                writer
            ),
            Call { Function.Name: "not", Arguments: [var part] } => TryNot(part, entries, unused, writer),
            _ => false,
        };
        writer.WriteEndObject();
        return isWritten;
    }

    private bool TryLeaf((string Text, string? Cite) entry, Utf8JsonWriter writer)
    {
        LeafReader.Write(entry.Text, _catalog, writer);
        if (entry.Cite is not null)
        {
            writer.WriteString("cite", entry.Cite);
        }

        return true;
    }

    private bool TryParts(
        string word,
        ImmutableArray<FeelNode> parts,
        Dictionary<string, (string Text, string? Cite)> entries,
        HashSet<string> unused,
        Utf8JsonWriter writer
    )
    {
        writer.WriteStartArray(word);
        var areWritten = true;
        foreach (var part in parts)
        {
            areWritten &= TryWrite(part, entries, unused, writer);
        }

        writer.WriteEndArray();
        return areWritten;
    }

    private bool TryNot(FeelNode part, Dictionary<string, (string Text, string? Cite)> entries, HashSet<string> unused, Utf8JsonWriter writer)
    {
        writer.WritePropertyName("not");
        return TryWrite(part, entries, unused, writer);
    }

    private (string? Text, DecisionTable? Table) Amount(XElement logic)
    {
        if (logic.Name.LocalName == "decisionTable")
        {
            var table = DmnTableReader.Read(logic, _catalog);
            Take(table.Diagnostics, logic);
            Take(table.Value?.Formula.Diagnostics ?? [], logic);
            return (null, table.Value);
        }

        if (logic.Name.LocalName == "literalExpression" && logic.ChildText("text") is { } text)
        {
            Take(FeelExpression.ParseAmount(text, _catalog).Diagnostics, logic);
            return (text, null);
        }

        _problems.Add(logic.Problem(DiagnosticCatalogue.DmnNotReadable, DmnWording.AmountNotTaken));
        return default;
    }

    private decimal? Cap(XElement logic)
    {
        var written = logic
            .Children("contextEntry")
            .Where(entry => entry.Child("variable")?.Text("name") == DmnNames.Cap)
            .Select(entry => entry.Child("literalExpression")?.ChildText("text"))
            .FirstOrDefault();
        if (written is null)
        {
            return null;
        }

        if (decimal.TryParse(written.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cap))
        {
            return cap;
        }

        _problems.Add(logic.Problem(DiagnosticCatalogue.DmnNotReadable, DmnWording.CapNotNumber));
        return null;
    }

    private void Take(IEnumerable<Diagnostic> diagnostics, XElement place) =>
        _problems.AddRange(diagnostics.Select(one => one with { Where = one.Where is null or ['$', ..] ? XmlPlace.Of(place) : one.Where }));
}
