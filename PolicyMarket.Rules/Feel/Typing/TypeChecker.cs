using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Feel.Typing;

/// <summary>
/// Resolves names against the catalogue and finds what can never work out: unknown names and values, wrong types, wrong arguments. Reports every mistake once.
/// </summary>
internal sealed class TypeChecker(AttributeCatalog catalog, bool allowsAwards = false)
{
    private readonly List<Diagnostic> _problems = [];
    private readonly Dictionary<string, AttributeDefinition> _resolved = new(StringComparer.Ordinal);

    public IReadOnlyList<Diagnostic> Problems => _problems;

    /// <summary>Each name as written, with the attribute it means.</summary>
    public IReadOnlyDictionary<string, AttributeDefinition> Resolved => _resolved;

    public FeelType Check(FeelNode node) =>
        node switch
        {
            NumberLiteral => FeelType.Number,
            TextLiteral => FeelType.Text,
            TruthLiteral => FeelType.Truth,
            NullLiteral => FeelType.Null,
            NameReference name => Name(name),
            ListLiteral list => List(list),
            RangeLiteral range => RangeAlone(range),
            Negation negation => Negate(negation),
            Arithmetic arithmetic => Arithmetic(arithmetic),
            Relation relation => Relate(relation),
            RelationTest test => Problem(test, DiagnosticCatalogue.FeelListOnly, FeelTypingWording.ComparisonOnlyAfterIn),
            Logic logic => Logic(logic),
            Between between => Between(between),
            Membership membership => Membership(membership),
            Choice choice => Choose(choice),
            Call call => new CallChecker(this).Check(call),
            ValueLiteral { Value: FeelDate } => FeelType.Day,
            _ => new PartChecker(this).Check(node),
        };

    /// <summary>A part that may also be a range.</summary>
    internal FeelType CheckPart(FeelNode node) =>
        node is RangeLiteral range
            ? Range(range) is { Kind: FeelKind.Broken } broken
                ? broken
                : FeelType.Any
            : Check(node);

    /// <summary>The attribute of a name inside a filter, where it may also be a property of the element.</summary>
    internal bool Resolve(string name)
    {
        if (!catalog.TryGet(name, out var definition) && !catalog.TryGetByLabel(name, out definition))
        {
            return false;
        }

        _resolved[name] = definition;
        return true;
    }

    internal FeelType CheckTest(FeelNode test) =>
        test switch
        {
            RangeLiteral range => Range(range),
            RelationTest relation => Check(relation.Operand),
            _ => Check(test),
        };

    /// <summary>Unary tests of an input; an input without a definition may be of any type.</summary>
    public void CheckTests(UnaryTestList tests, AttributeDefinition? input)
    {
        var wanted = input is null ? FeelType.Any : FeelType.Of(input);
        foreach (var test in tests.Tests)
        {
            var type = CheckTest(test);
            if (Walk.Any(test, part => part is LocalName { Name: "?" }))
            {
                continue;
            }

            if (type.Kind == FeelKind.Truth && test is not TruthLiteral && wanted.Kind is not (FeelKind.Truth or FeelKind.Any))
            {
                // A condition of its own, which is not compared with the input.
                continue;
            }

            var compared = type is { Kind: FeelKind.List, Element: { } element } && wanted.Kind != FeelKind.List ? element : type;
            if (RequireSame(test, wanted, compared))
            {
                CheckValue(input, test is RelationTest { Operand: var operand } ? operand : test);
            }
        }
    }

    /// <summary>The whole expression as a sum of money in yuan.</summary>
    public void CheckAmount(FeelNode root)
    {
        var type = Check(root);
        if (type.Kind is not (FeelKind.Number or FeelKind.Broken or FeelKind.Any))
        {
            Problem(root, DiagnosticCatalogue.FeelAmountNotNumber, FeelTypingWording.AmountNotNumber(type.Chinese));
        }
    }

    internal FeelType Problem(FeelNode node, string code, string message)
    {
        _problems.Add(new Diagnostic(code, message, null, node.Span.Start, node.Span.Length));
        return FeelType.Broken;
    }

    internal void NeedsNumber(FeelNode node, FeelType type, string where)
    {
        if (!type.Fits(FeelKind.Number))
        {
            Problem(node, DiagnosticCatalogue.FeelNeedsNumber, FeelTypingWording.NumberNeeded(where, Described(node, type)));
        }
    }

    internal static string Described(FeelNode node, FeelType type) =>
        node is NameReference && type.Source is { } source
            ? FeelTypingWording.AttributeHasType(source.Label, source.Name, type.Chinese)
            : FeelTypingWording.FoundType(type.Chinese);

    /// <summary>Tells when a text can never equal the attribute that it is compared with.</summary>
    internal void CheckValue(AttributeDefinition? source, FeelNode node)
    {
        if (node is ListLiteral list)
        {
            foreach (var item in list.Items)
            {
                CheckValue(source, item);
            }

            return;
        }

        if (source is null || node is not TextLiteral text)
        {
            return;
        }

        if (OutsideItsTree(source, text.Value) is { } table)
        {
            Problem(node, DiagnosticCatalogue.FeelUnknownValue, FeelTypingWording.CodeNotInTable(source.Label, text.Value, table));
            return;
        }

        if (source.Values.IsDefaultOrEmpty || source.Values.Contains(text.Value, StringComparer.Ordinal))
        {
            return;
        }

        var near = Nearest.Of(text.Value, source.Values);
        Problem(
            node,
            DiagnosticCatalogue.FeelUnknownValue,
            FeelTypingWording.UnknownValue(
                source.Label,
                text.Value,
                near is null ? string.Empty : $"，是否要写“{near}”？",
                string.Join("、", source.Values)
            )
        );
    }

    private static string? OutsideItsTree(AttributeDefinition source, string code) =>
        source switch
        {
            { IsRegion: true } when !RegionTree.Exists(code) => FeelTypingWording.RegionTable,
            { IsIndustry: true } when !IndustryTree.Exists(code) => FeelTypingWording.IndustryTable,
            _ => null,
        };

    private FeelType Name(NameReference name)
    {
        if (AwardName.TryDefine(name.Name, out var award))
        {
            _resolved[name.Name] = award;
            return allowsAwards ? FeelType.Of(award) : Problem(name, DiagnosticCatalogue.FeelAwardPlace, FeelTypingWording.AwardMisplaced);
        }

        if (!catalog.TryGet(name.Name, out var definition) && !catalog.TryGetByLabel(name.Name, out definition))
        {
            var near = Nearest.Of(name.Name, catalog.All.SelectMany(d => new[] { d.Name, d.Label }));
            return Problem(name, DiagnosticCatalogue.FeelUnknownName, FeelTypingWording.UnknownAttribute(name.Name, near));
        }

        _resolved[name.Name] = definition;
        return FeelType.Of(definition);
    }

    private FeelType List(ListLiteral list)
    {
        FeelType? element = null;
        foreach (var item in list.Items)
        {
            var type = Check(item);
            if (element is not null && !element.AgreesWith(type))
            {
                return Problem(item, DiagnosticCatalogue.FeelCannotCompare, FeelTypingWording.ItemTypesDiffer(element.Chinese, Described(item, type)));
            }

            element = element is null or { Kind: FeelKind.Null or FeelKind.Any } ? type : element;
        }

        return FeelType.ListOf(element ?? FeelType.Null);
    }

    private FeelType RangeAlone(RangeLiteral range)
    {
        Range(range);
        return Problem(range, DiagnosticCatalogue.FeelListOnly, FeelTypingWording.RangeOnlyAfterIn);
    }

    private FeelType Range(RangeLiteral range)
    {
        var low = Check(range.Low);
        var high = Check(range.High);
        RequireOrdered(range.Low, low);
        RequireSame(range.High, low, high);
        if (range is { Low: NumberLiteral { Value: var from }, High: NumberLiteral { Value: var to } } && from > to)
        {
            Problem(range, DiagnosticCatalogue.FeelRangeUpsideDown, FeelTypingWording.RangeUpsideDown(from, to));
        }

        return low;
    }

    private FeelType Negate(Negation negation)
    {
        var type = Check(negation.Operand);
        NeedsNumber(negation.Operand, type, FeelTypingWording.AfterMinus);
        return type.Kind == FeelKind.Any ? type : FeelType.Number;
    }

    private FeelType Arithmetic(Arithmetic node)
    {
        var left = Check(node.Left);
        var right = Check(node.Right);
        if (node.Operator == ArithmeticOperator.Add && left.Kind == FeelKind.Text && right.Kind == FeelKind.Text)
        {
            return FeelType.Text;
        }

        if (
            left.Kind == FeelKind.Any
            || right.Kind == FeelKind.Any
            || (node.Operator is ArithmeticOperator.Subtract && left.Kind == FeelKind.Date && right.Kind == FeelKind.Date)
        )
        {
            return FeelType.Any;
        }

        var where = FeelTypingWording.BothSides(node.Operator.Text());
        NeedsNumber(node.Left, left, where);
        NeedsNumber(node.Right, right, where);
        if (node is { Operator: ArithmeticOperator.Divide, Right: NumberLiteral { Value: 0 } })
        {
            Problem(node.Right, DiagnosticCatalogue.FeelDivisionByZero, FeelTypingWording.DivisionByZero);
        }

        return FeelType.Number;
    }

    private FeelType Relate(Relation node)
    {
        var left = Check(node.Left);
        var right = Check(node.Right);
        if (node.Operator is not (RelationOperator.Equal or RelationOperator.NotEqual))
        {
            RequireOrdered(node.Left, left);
        }

        if (RequireSame(node.Right, left, right))
        {
            CheckValue(left.Source, node.Right);
            CheckValue(right.Source, node.Left);
        }

        return FeelType.Truth;
    }

    private FeelType Logic(Logic node)
    {
        var word = node.IsAnd ? "and" : "or";
        NeedsTruth(node.Left, Check(node.Left), FeelTypingWording.LeftSide(word));
        NeedsTruth(node.Right, Check(node.Right), FeelTypingWording.RightSide(word));
        return FeelType.Truth;
    }

    private FeelType Between(Between node)
    {
        var value = Check(node.Value);
        var low = Check(node.Low);
        var high = Check(node.High);
        RequireOrdered(node.Value, value);
        RequireSame(node.Low, value, low);
        RequireSame(node.High, value, high);
        if (node is { Low: NumberLiteral { Value: var from }, High: NumberLiteral { Value: var to } } && from > to)
        {
            Problem(node, DiagnosticCatalogue.FeelRangeUpsideDown, FeelTypingWording.BetweenUpsideDown(from, to));
        }

        return FeelType.Truth;
    }

    private FeelType Membership(Membership node)
    {
        var value = Check(node.Value);
        foreach (var test in node.Tests)
        {
            var type = CheckTest(test);
            var compared = type is { Kind: FeelKind.List, Element: { } element } && value.Kind != FeelKind.List ? element : type;
            if (RequireSame(test, value, compared))
            {
                CheckValue(value.Source, test is RelationTest { Operand: var operand } ? operand : test);
                CheckValue(compared.Source, node.Value);
            }
        }

        return FeelType.Truth;
    }

    private FeelType Choose(Choice node)
    {
        NeedsTruth(node.Condition, Check(node.Condition), FeelTypingWording.AfterIf);
        var then = Check(node.Then);
        var otherwise = Check(node.Else);
        if (then.AgreesWith(otherwise))
        {
            return then.Kind is FeelKind.Null or FeelKind.Broken ? otherwise : then with { Source = null };
        }

        return Problem(node.Else, DiagnosticCatalogue.FeelBranchesDiffer, FeelTypingWording.BranchTypesDiffer(then.Chinese, otherwise.Chinese));
    }

    private void NeedsTruth(FeelNode node, FeelType type, string where)
    {
        if (!type.Fits(FeelKind.Truth))
        {
            Problem(node, DiagnosticCatalogue.FeelNeedsTruth, FeelTypingWording.TruthNeeded(where, Described(node, type)));
        }
    }

    private void RequireOrdered(FeelNode node, FeelType type)
    {
        if (type.Kind is FeelKind.Truth or FeelKind.List or FeelKind.Context)
        {
            Problem(node, DiagnosticCatalogue.FeelCannotCompare, FeelTypingWording.NotOrdered(Described(node, type)));
        }
    }

    private bool RequireSame(FeelNode node, FeelType wanted, FeelType found)
    {
        if (wanted.AgreesWith(found))
        {
            return true;
        }

        var hint = wanted.Kind switch
        {
            FeelKind.Text when node is NumberLiteral => FeelTypingWording.QuoteCode,
            FeelKind.List => FeelTypingWording.UseListContains,
            _ => string.Empty,
        };
        Problem(
            node,
            DiagnosticCatalogue.FeelCannotCompare,
            FeelTypingWording.TypesNotComparable(
                wanted.Source is { } source ? $"“{source.Label}”是{wanted.Chinese}" : $"左边是{wanted.Chinese}",
                Described(node, found),
                hint
            )
        );
        return false;
    }
}
