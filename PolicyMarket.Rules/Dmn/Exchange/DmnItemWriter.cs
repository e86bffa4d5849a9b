using System.Globalization;
using System.Xml.Linq;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Dmn.Exchange;

/// <summary>
/// Writes an item as DMN 1.3: an input a fact with its type, the decision eligible (a boxed context, an entry a condition), the decision amount (a decision
/// table or a literal expression) and the decision payable with the ceiling.
/// </summary>
public sealed class DmnItemWriter
{
    private static readonly XNamespace Dmn = DmnNames.Model;

    private readonly AttributeCatalog _catalog;
    private readonly List<Diagnostic> _problems = [];
    private readonly SortedDictionary<string, AttributeDefinition> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _inputIds = new(StringComparer.Ordinal);

    private DmnItemWriter(AttributeCatalog catalog) => _catalog = catalog;

    /// <summary>The whole file, or every part of the item that DMN cannot say, in words.</summary>
    public static Result<string> Write(PolicyRule rule, AttributeCatalog catalog) => new DmnItemWriter(catalog).Written(rule);

    private Result<string> Written(PolicyRule rule)
    {
        List<XElement> decisions = [Eligible(rule.WrittenConditions ?? rule.Conditions)];
        if (Amount(rule) is { } amount)
        {
            decisions.Add(amount);
            decisions.Add(Payable(rule.Cap));
        }
        else if (rule.Cap is { } cap)
        {
            decisions.Add(Decision("payable", DmnNames.Payable, null, [], [Context([(DmnNames.Cap, Number(cap), null)], "null")]));
        }

        var root = new XElement(
            Dmn + "definitions",
            new XAttribute("id", "item"),
            new XAttribute("name", rule.Title),
            new XAttribute("namespace", DmnNames.Space + Uri.EscapeDataString(rule.Id)),
            new XAttribute("expressionLanguage", DmnNames.Feel),
            new XAttribute("typeLanguage", DmnNames.Feel),
            new XAttribute("exporter", "PolicyMarket"),
            Types(),
            Inputs(),
            decisions
        );
        if (_problems.Count > 0)
        {
            return Result.Fail<string>(_problems);
        }

        try
        {
            return Result.Ok($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}\n");
        }
        catch (ArgumentException)
        {
            return Result.Fail<string>(DiagnosticCatalogue.DmnNotExpressible, DmnWording.NoExpressibleSign(rule.Title));
        }
    }

    private XElement Eligible(Condition conditions)
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        var written = new DmnConditions(_catalog, names => Use(names, used), expression => Use(expression, used), Refuse);
        var result = conditions.Accept(written);
        return Decision("eligible", DmnNames.Eligible, "boolean", Requirements(used), [Context(written.Entries, result)]);
    }

    private XElement? Amount(PolicyRule rule)
    {
        if (rule.Amount is { Awards.IsEmpty: false } || rule.AmountTable is { Awards.IsEmpty: false })
        {
            Refuse(DmnWording.AwardInAmount(rule.Title));
            return null;
        }

        var used = new SortedSet<string>(StringComparer.Ordinal);
        if (rule.AmountTable is { } table)
        {
            var written = DmnTableWriter.Write(table.Content, _catalog);
            foreach (var expression in DmnTableWriter.ExpressionsOf(table.Content))
            {
                Use(expression, used);
            }

            return Decision("amount", DmnNames.Amount, "number", Requirements(used), [written]);
        }

        if (rule.Amount is not { } formula)
        {
            return null;
        }

        Use(formula, used);
        return Decision("amount", DmnNames.Amount, "number", Requirements(used), [Literal(formula.Text)]);
    }

    private static XElement Payable(decimal? cap) =>
        Decision(
            "payable",
            DmnNames.Payable,
            "number",
            [new XElement(Dmn + "informationRequirement", new XElement(Dmn + "requiredDecision", new XAttribute("href", "#amount")))],
            [cap is { } ceiling ? Context([(DmnNames.Cap, Number(ceiling), null)], DmnNames.CappedResult) : Literal(DmnNames.UncappedResult)]
        );

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static XElement Decision(string id, string name, string? type, IEnumerable<XElement> requirements, IEnumerable<XElement> logic) =>
        new(
            Dmn + "decision",
            new XAttribute("id", id),
            new XAttribute("name", name),
            new XElement(Dmn + "variable", new XAttribute("name", name), type is null ? null : new XAttribute("typeRef", type)),
            requirements,
            logic
        );

    /// <summary>The cited clause is the description of its entry.</summary>
    private static XElement Context(IEnumerable<(string Name, string Text, string? Note)> entries, string result) =>
        new(
            Dmn + "context",
            entries.Select(entry => new XElement(
                Dmn + "contextEntry",
                new XElement(
                    Dmn + "variable",
                    new XAttribute("name", entry.Name),
                    entry.Note is null ? null : new XElement(Dmn + "description", entry.Note)
                ),
                Literal(entry.Text)
            )),
            new XElement(Dmn + "contextEntry", Literal(result))
        );

    private static XElement Literal(string text) => new(Dmn + "literalExpression", new XElement(Dmn + "text", text));

    private void Use(IEnumerable<string> attributes, SortedSet<string> used)
    {
        foreach (var name in attributes)
        {
            if (_catalog.TryGet(name, out var definition))
            {
                _inputs[name] = definition;
                used.Add(name);
            }
        }
    }

    /// <summary>Attributes by the names that the text writes, English or Chinese: an input a spelling, so that the text stays as it is.</summary>
    private void Use(FeelExpression expression, SortedSet<string> used)
    {
        foreach (var name in DmnTableWriter.NamesIn(expression.Root).Distinct(StringComparer.Ordinal))
        {
            _inputs[name] = expression.DefinitionOf(name);
            used.Add(name);
        }
    }

    private IEnumerable<XElement> Requirements(IEnumerable<string> used) =>
        used.Select(name => new XElement(Dmn + "informationRequirement", new XElement(Dmn + "requiredInput", new XAttribute("href", "#" + IdOf(name)))));

    private string IdOf(string name)
    {
        if (!_inputIds.TryGetValue(name, out var id))
        {
            id = string.Create(CultureInfo.InvariantCulture, $"input_{_inputIds.Count + 1}");
            _inputIds[name] = id;
        }

        return id;
    }

    private IEnumerable<XElement> Inputs() =>
        _inputs.Select(input => new XElement(
            Dmn + "inputData",
            new XAttribute("id", IdOf(input.Key)),
            new XAttribute("name", input.Key),
            new XAttribute("label", input.Value.Label),
            new XElement(
                Dmn + "variable",
                new XAttribute("name", input.Key),
                DmnTableWriter.TypeOf(input.Value) is { } type ? new XAttribute("typeRef", type) : null
            )
        ));

    /// <summary>Closed lists of codes and sets are types of their own.</summary>
    private IEnumerable<XElement> Types() =>
        _inputs
            .Values.DistinctBy(definition => definition.Name)
            .Where(definition => DmnTableWriter.TypeOf(definition)?.StartsWith("t_", StringComparison.Ordinal) == true)
            .Select(definition => new XElement(
                Dmn + "itemDefinition",
                new XAttribute("name", DmnTableWriter.TypeOf(definition) ?? ""),
                new XAttribute("label", definition.Label),
                definition.Type == AttributeType.Set ? new XAttribute("isCollection", true) : null,
                new XElement(Dmn + "typeRef", "string"),
                definition.Values.IsEmpty
                    ? null
                    : new XElement(
                        Dmn + "allowedValues",
                        new XElement(Dmn + "text", string.Join(", ", definition.Values.Select(value => LeafText.Of(new TextFact(value)))))
                    )
            ));

    private void Refuse(string message) => _problems.Add(new Diagnostic(DiagnosticCatalogue.DmnNotExpressible, message));
}
