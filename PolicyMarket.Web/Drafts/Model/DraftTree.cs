using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>The tree of a draft: made from conditions, changed part by part. The root is always a group.</summary>
public sealed class DraftTree
{
    private readonly AttributeCatalog catalog;
    private int lastId;

    public DraftTree(Condition conditions, AttributeCatalog catalog)
    {
        this.catalog = catalog;
        var root = conditions.Accept(new Parts(this));
        Root = root.IsGroup ? root : new DraftPart(++lastId, DraftPartKind.All) { Parts = [root] };
    }

    private DraftTree(AttributeCatalog catalog)
    {
        this.catalog = catalog;
        Root = new DraftPart(++lastId, DraftPartKind.All);
    }

    public DraftPart Root { get; private init; }

    /// <summary>A tree without conditions.</summary>
    public static DraftTree Empty(AttributeCatalog catalog) => new(catalog);

    /// <summary>A tree as it was saved; its parts get new ids.</summary>
    internal static DraftTree Of(DraftPartState root, AttributeCatalog catalog)
    {
        var tree = new DraftTree(catalog);
        var part = tree.Restored(root);
        return new DraftTree(catalog)
        {
            lastId = tree.lastId,
            Root = part.IsGroup ? part : new DraftPart(++tree.lastId, DraftPartKind.All) { Parts = [part] },
        };
    }

    public DraftPart Add(DraftPart group, DraftPartKind kind)
    {
        var part = new DraftPart(++lastId, kind) { IsNew = true };
        if (part.IsGroup)
        {
            part.Parts.Add(new DraftPart(++lastId, DraftPartKind.Comparison) { IsNew = true });
        }

        group.Parts.Add(part);
        return part;
    }

    public void Remove(DraftPart part) => ParentOf(part)?.Parts.Remove(part);

    /// <summary>"Not" holds one part: a group of several becomes the one part of it, and comes out of it again.</summary>
    public void ChangeKind(DraftPart group, DraftPartKind kind)
    {
        if (kind == group.Kind)
        {
            return;
        }

        if (kind == DraftPartKind.Not && group.Parts.Count != 1)
        {
            var inner = new DraftPart(++lastId, group.Kind) { Parts = [.. group.Parts] };
            group.Parts.Clear();
            group.Parts.Add(inner);
        }
        else if (group is { Kind: DraftPartKind.Not, Parts: [{ Kind: DraftPartKind.All or DraftPartKind.Any } only] })
        {
            group.Parts.Clear();
            group.Parts.AddRange(only.Parts);
        }

        group.Kind = kind;
    }

    /// <summary>Another attribute keeps what still fits it.</summary>
    public void ChangeAttribute(DraftPart leaf, string name)
    {
        catalog.TryGet(leaf.Attribute, out var before);
        leaf.Attribute = name;
        if (!catalog.TryGet(name, out var now))
        {
            return;
        }

        var fitting = ComparisonOperators.Fitting(now);
        if (before is null || !fitting.Contains(leaf.Op))
        {
            leaf.Op =
                now.Type == AttributeType.Set ? ComparisonOperator.In
                : fitting.Contains(ComparisonOperator.Under) ? ComparisonOperator.Under
                : fitting[0];
        }

        if (before is null || before.Type != now.Type || before.Unit != now.Unit || !now.Values.IsDefaultOrEmpty)
        {
            leaf.IsAgainstAttribute = false;
            leaf.Values = now.Type == AttributeType.Boolean ? ["true"] : [];
        }
    }

    /// <summary>A list keeps its members, anything else its first value.</summary>
    public static void ChangeOperator(DraftPart leaf, ComparisonOperator op, bool isAgainstAttribute)
    {
        var most =
            op == ComparisonOperator.Exists || isAgainstAttribute != leaf.IsAgainstAttribute ? 0
            : op == ComparisonOperator.Between ? 2
            : DraftWords.IsList(op) && !isAgainstAttribute ? int.MaxValue
            : 1;
        leaf.Values = [.. leaf.Values.Where(value => value.Length > 0).Take(most)];
        (leaf.Op, leaf.IsAgainstAttribute) = (op, isAgainstAttribute);
    }

    private DraftPart Restored(DraftPartState state) =>
        new(++lastId, state.Kind)
        {
            Parts = [.. state.Parts.Select(Restored)],
            Attribute = state.Attribute,
            Op = state.Op,
            IsAgainstAttribute = state.IsAgainstAttribute,
            Values = [.. state.Values],
            Formula = state.Formula,
            Cite = state.Cite,
        };

    private DraftPart? ParentOf(DraftPart part) => Root.InOrder().FirstOrDefault(one => one.Parts.Contains(part));

    private IEnumerable<string> Texts(Operand operand, string attribute) =>
        operand switch
        {
            NoOperand => [],
            AttributeOperand other => [other.Name],
            LiteralOperand literal => [Text(literal.Value, attribute)],
            ListOperand list => list.Values.Select(value => Text(value, attribute)),
            RangeOperand range => [End(range.Low, attribute), End(range.High, attribute)],
            _ => throw new InvalidOperationException($"An operand of the unknown kind {operand.GetType().Name}."),
        };

    private string End(Operand end, string attribute) => end is AttributeOperand other ? "@" + other.Name : Texts(end, attribute).First();

    private string Text(FactValue value, string attribute) =>
        value switch
        {
            NumberFact number => catalog.TryGet(attribute, out var definition)
                ? NumberInput.Write(number.Value, definition)
                : number.Value.ToString(CultureInfo.InvariantCulture),
            BooleanFact boolean => boolean.Value ? "true" : "false",
            DateFact date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TextFact text => text.Value,
            _ => throw new InvalidOperationException($"{value} is no value of a condition."),
        };

    /// <summary>The part of a condition, with ids in the order of the tree.</summary>
    private sealed class Parts(DraftTree tree) : IConditionVisitor<DraftPart>
    {
        public DraftPart VisitAll(AllOf all) => Group(DraftPartKind.All, all);

        public DraftPart VisitAny(AnyOf any) => Group(DraftPartKind.Any, any);

        public DraftPart VisitNot(Not not) => Group(DraftPartKind.Not, not);

        public DraftPart VisitComparison(Comparison leaf) =>
            new(++tree.lastId, DraftPartKind.Comparison)
            {
                Attribute = leaf.Attribute,
                Op = leaf.Op,
                IsAgainstAttribute = leaf.Value is AttributeOperand,
                Values = [.. tree.Texts(leaf.Value, leaf.Attribute)],
                Cite = leaf.Cite,
            };

        public DraftPart VisitFormula(FeelCondition leaf) =>
            new(++tree.lastId, DraftPartKind.Formula) { Formula = leaf.Expression.Text, Cite = leaf.Cite };

        private DraftPart Group(DraftPartKind kind, Condition condition) =>
            new(++tree.lastId, kind) { Parts = [.. condition.Children.Select(part => part.Accept(this))] };
    }
}
