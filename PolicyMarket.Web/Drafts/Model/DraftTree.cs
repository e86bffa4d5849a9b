using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Conditions.Lists;
using PolicyMarket.Web.Drafts.Amounts;

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

    public DraftPart Root { get; private set; }

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

    /// <summary>A card on the records of a list: any of them passes a test of its first field.</summary>
    public DraftPart AddList(DraftPart group, AttributeDefinition list)
    {
        var field = list.Fields[0];
        var (op, value) = field switch
        {
            { IsNumber: true } => (ComparisonOperator.GreaterOrEqual, "1"),
            { Type: AttributeType.Boolean } => (ComparisonOperator.Equal, "true"),
            { Type: AttributeType.Date } => (ComparisonOperator.GreaterOrEqual, ListConditionText.Literal(new DateFact(new DateOnly(2020, 1, 1)))),
            _ => (ComparisonOperator.NotEqual, "\"\""),
        };
        var part = Add(group, DraftPartKind.Formula);
        part.Formula = ListConditionText.Write(new ListCondition(ListQuantifier.Any, 1, list.Name, [new ListTest(field.Name, op, value)]));
        return part;
    }

    public void Remove(DraftPart part) => ParentOf(part)?.Parts.Remove(part);

    /// <summary>The rows stay: all, any or none of them must hold.</summary>
    public static void ChangeKind(DraftPart group, DraftPartKind kind) => group.Kind = kind;

    /// <summary>The group that holds the part; null for the root.</summary>
    public DraftPart? ParentOf(DraftPart part) => Root.InOrder().FirstOrDefault(one => one.Parts.Contains(part));

    /// <summary>The part with this id; null when it is gone.</summary>
    public DraftPart? Find(int id) => Root.InOrder().FirstOrDefault(one => one.Id == id);

    /// <summary>True when the step leads somewhere.</summary>
    public bool CanMove(DraftPart part, DraftMove move) => Target(part, move) is not null;

    /// <summary>Moves the part one step; false when there is no place in that direction. A group that was left empty goes.</summary>
    public bool Move(DraftPart part, DraftMove move) => Target(part, move) is var (group, place) && Put(part, group, place);

    /// <summary>
    /// Puts the part before the row that stands at <paramref name="place"/> of the group; false for a place inside itself and for its own place. A group that
    /// was left empty goes.
    /// </summary>
    public bool Put(DraftPart part, DraftPart group, int place)
    {
        if (ParentOf(part) is not { } from || !group.IsGroup || part.InOrder().Contains(group))
        {
            return false;
        }

        var before = from.Parts.IndexOf(part);
        var to = Math.Clamp(place, 0, group.Parts.Count);
        if (from == group)
        {
            to -= to > before ? 1 : 0;
            if (to == before)
            {
                return false;
            }
        }

        from.Parts.RemoveAt(before);
        group.Parts.Insert(to, part);
        RemoveIfEmpty(from);
        return true;
    }

    /// <summary>Puts a group around the part, of the other kind than the group it stands in.</summary>
    public DraftPart? Wrap(DraftPart part)
    {
        if (ParentOf(part) is not { } parent)
        {
            return null;
        }

        var kind = parent.Kind == DraftPartKind.All ? DraftPartKind.Any : DraftPartKind.All;
        var around = new DraftPart(++lastId, kind) { Parts = [part] };
        parent.Parts[parent.Parts.IndexOf(part)] = around;
        return around;
    }

    /// <summary>A copy of the part with all below it, right after it.</summary>
    public DraftPart? Copy(DraftPart part)
    {
        if (ParentOf(part) is not { } parent)
        {
            return null;
        }

        var copy = Restored(DraftPartState.Of(part));
        parent.Parts.Insert(parent.Parts.IndexOf(part) + 1, copy);
        return copy;
    }

    /// <summary>Puts back an earlier state of the tree; a part keeps its id.</summary>
    internal void Restore(DraftPartState root) => Root = Restored(root);

    private void RemoveIfEmpty(DraftPart group)
    {
        for (DraftPart? left = group; left is { Parts.Count: 0 } && ParentOf(left) is { } above; left = above)
        {
            above.Parts.Remove(left);
        }
    }

    private (DraftPart Group, int Place)? Target(DraftPart part, DraftMove move)
    {
        if (ParentOf(part) is not { } parent)
        {
            return null;
        }

        var place = parent.Parts.IndexOf(part);
        var above = ParentOf(parent);
        return move switch
        {
            DraftMove.Up when place > 0 => (parent, place - 1),
            DraftMove.Up => above is null ? null : (above, above.Parts.IndexOf(parent)),
            DraftMove.Down when place < parent.Parts.Count - 1 => (parent, place + 2),
            DraftMove.Down or DraftMove.Out => above is null ? null : (above, above.Parts.IndexOf(parent) + 1),
            DraftMove.In when place > 0 && parent.Parts[place - 1] is { IsGroup: true } before => (before, before.Parts.Count),
            DraftMove.In when place < parent.Parts.Count - 1 && parent.Parts[place + 1] is { IsGroup: true } after => (after, 0),
            DraftMove.In => null,
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, "An unknown direction."),
        };
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

    /// <summary>New ids lie above all that were ever used.</summary>
    private int IdOf(DraftPartState state)
    {
        lastId = Math.Max(lastId, state.Id ?? lastId + 1);
        return state.Id ?? lastId;
    }

    private DraftPart Restored(DraftPartState state) =>
        new(IdOf(state), state.Kind)
        {
            Parts = [.. state.Parts.Select(Restored)],
            Attribute = state.Attribute,
            Op = state.Op,
            IsAgainstAttribute = state.IsAgainstAttribute,
            Values = [.. state.Values],
            Formula = state.Formula,
            Cite = state.Cite,
            Quote = state.Quote,
        };

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

        /// <summary>None of several alternatives are rows of one card.</summary>
        public DraftPart VisitNot(Not not)
        {
            var none = Group(DraftPartKind.Not, not);
            return none.Parts is [{ Kind: DraftPartKind.Any, Parts.Count: > 1 } any]
                ? new DraftPart(none.Id, DraftPartKind.Not) { Parts = [.. any.Parts] }
                : none;
        }

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
