using System.Xml.Linq;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Tables;

namespace PolicyMarket.Rules.Dmn.Exchange;

/// <summary>
/// Writes a decision table of the product as one of DMN; the texts of the cells stay as they are, a cited clause is the annotation of its row.
/// </summary>
internal static class DmnTableWriter
{
    private static readonly XNamespace Dmn = DmnNames.Model;

    public static XElement Write(TableContent table, AttributeCatalog catalog) =>
        new(
            Dmn + "decisionTable",
            new XAttribute("label", table.Name),
            new XAttribute("hitPolicy", TableWords.Of(table.Hit).ToUpperInvariant()),
            table.Aggregate == TableAggregate.List ? null : new XAttribute("aggregation", TableWords.Of(table.Aggregate).ToUpperInvariant()),
            table.Inputs.Select(input => new XElement(
                Dmn + "input",
                input.Label is null ? null : new XAttribute("label", input.Label),
                new XElement(
                    Dmn + "inputExpression",
                    input.Attribute is { } name && catalog.TryGet(name, out var definition) && TypeOf(definition) is { } type
                        ? new XAttribute("typeRef", type)
                        : null,
                    new XElement(Dmn + "text", input.Expression.Text)
                )
            )),
            table.Outputs.Select((output, i) => Output(output, table.Default.IsEmpty ? null : table.Default[i].Text)),
            table.Rows.Any(row => row.Cite is not null) ? new XElement(Dmn + "annotation", new XAttribute("name", "cite")) : null,
            table.Rows.Select(row => Row(row, table.Rows.Any(one => one.Cite is not null)))
        );

    /// <summary>Every expression of a table; that of a cell includes its input.</summary>
    public static IEnumerable<FeelExpression> ExpressionsOf(TableContent table) =>
        table
            .Inputs.Select(input => input.Expression)
            .Concat(table.Rows.SelectMany(row => row.When.Select(cell => cell.Expression).OfType<FeelExpression>()))
            .Concat(table.Rows.SelectMany(row => row.Then))
            .Concat(table.Default);

    /// <summary>Attributes as written.</summary>
    public static IEnumerable<string> NamesIn(FeelNode root) =>
        (root is NameReference name ? [name.Name] : Enumerable.Empty<string>()).Concat(Walk.Children(root).SelectMany(NamesIn));

    /// <summary>The type of FEEL, or the item definition "t_name" of a closed list of codes or a set; null for lists of records.</summary>
    public static string? TypeOf(AttributeDefinition definition) =>
        definition.Type switch
        {
            AttributeType.Decimal or AttributeType.Integer => "number",
            AttributeType.Boolean => "boolean",
            AttributeType.Date => "date",
            AttributeType.Set => "t_" + definition.Name,
            AttributeType.Code or AttributeType.Text => definition.Values.IsEmpty ? "string" : "t_" + definition.Name,
            AttributeType.List => null,
            _ => throw new InvalidOperationException($"The unknown type {definition.Type}."),
        };

    private static XElement Output(TableOutput output, string? otherwise) =>
        new(
            Dmn + "output",
            new XAttribute("name", output.Name),
            output.Label is null ? null : new XAttribute("label", output.Label),
            output.Values.IsEmpty ? null : new XElement(Dmn + "outputValues", Text(string.Join(", ", output.Values))),
            otherwise is null ? null : new XElement(Dmn + "defaultOutputEntry", Text(otherwise))
        );

    private static XElement Row(TableRow row, bool hasNotes) =>
        new(
            Dmn + "rule",
            row.When.Select(cell => new XElement(Dmn + "inputEntry", Text(cell.Text))),
            row.Then.Select(result => new XElement(Dmn + "outputEntry", Text(result.Text))),
            hasNotes ? new XElement(Dmn + "annotationEntry", row.Cite is null ? null : Text(row.Cite)) : null
        );

    private static XElement Text(string text) => new(Dmn + "text", text);
}
