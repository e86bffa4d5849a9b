using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>Contexts, paths, filters and loops.</summary>
internal sealed partial class Evaluator
{
    private FeelValue Build(ContextLiteral node)
    {
        var outer = _scope;
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var entry in node.Entries)
        {
            if (entries.Exists(known => known.Key == entry.Name))
            {
                _scope = outer;
                return FeelNull.Because(FeelEvaluationWording.DuplicateEntry(entry.Name));
            }

            var value = Evaluate(entry.Value);
            entries.Add(KeyValuePair.Create(entry.Name, value));
            _scope = new Scope(_scope, entry.Name, value);
        }

        _scope = outer;
        return new FeelContext(entries);
    }

    private FeelValue Step(FeelValue source, string name) =>
        source switch
        {
            FeelContext context => context[name] ?? (IsFacts ? FeelNull.MissingFact(name) : FeelNull.Plain),
            FeelList list => Steps(list, name),
            FeelNull => source,
            _ => Properties.Of(source.AsTemporal(), name) ?? FeelNull.Because(FeelEvaluationWording.UnknownProperty(name)),
        };

    private FeelList Steps(FeelList list, string name)
    {
        Budget.Steps(list.Items.Length);
        return new FeelList([.. list.Items.Select(item => Step(item, name))]);
    }

    private FeelValue Deep(FeelValue source, string name)
    {
        if (IsFacts && source is FeelNull)
        {
            return source;
        }

        var found = new List<FeelValue>();
        Collect(source, name, found);
        return new FeelList([.. found]);
    }

    private void Collect(FeelValue source, string name, List<FeelValue> found)
    {
        Budget.Step();
        if (source is FeelList list)
        {
            foreach (var item in list.Items)
            {
                Collect(item, name, found);
            }
        }
        else if (source is FeelContext context)
        {
            foreach (var (key, value) in context.Entries)
            {
                if (key == name && value is not FeelNull)
                {
                    found.Add(value);
                    Budget.Added(found.Count);
                }

                Collect(value, name, found);
            }
        }
    }

    private FeelValue Select(Filter node)
    {
        var source = Evaluate(node.Source);
        if (source is FeelNull && (IsFacts || node.Condition is NumberLiteral))
        {
            return source;
        }

        var items = source switch
        {
            FeelList list => list.Items,
            FeelNull => [],
            _ => [source],
        };
        if (Position(node.Condition) is { } fixedPosition)
        {
            return At(items, fixedPosition);
        }

        var outer = _scope;
        var chosen = ImmutableArray.CreateBuilder<FeelValue>();
        FeelNull? unknown = null;
        if (items.IsEmpty)
        {
            _scope = new Scope(outer, "item", FeelNull.Plain);
            var probe = Evaluate(node.Condition);
            _scope = outer;
            return probe is FeelNumber ? FeelNull.Plain : new FeelList([]);
        }

        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            _scope = ItemScope(outer, item);
            var passes = Evaluate(node.Condition);
            _scope = outer;
            switch (passes)
            {
                case FeelNumber number when i == 0:
                    return Numbers.Whole(number) is { } position ? At(items, position) : FeelNull.Plain;
                case FeelBoolean { Value: true }:
                    chosen.Add(item);
                    break;
                case FeelBoolean:
                    break;
                case FeelNull reason when IsFacts:
                    unknown = unknown is null ? reason : FeelNull.Among(unknown, reason);
                    break;
                case not FeelNull:
                    return FeelNull.Because(FeelEvaluationWording.FilterNotTruth);
                default:
                    break;
            }
        }

        return unknown is not null ? unknown : new FeelList(chosen.ToImmutable());
    }

    /// <summary>A literal position, so that no element need be looked at.</summary>
    private static long? Position(FeelNode condition) =>
        condition switch
        {
            NumberLiteral number => Numbers.Whole(new FeelNumber(number.Value)) ?? 0,
            Negation { Operand: NumberLiteral number } => -(Numbers.Whole(new FeelNumber(number.Value)) ?? 0),
            _ => null,
        };

    /// <summary>1 is the first, -1 the last.</summary>
    private static FeelValue At(ImmutableArray<FeelValue> items, long position)
    {
        var index = position > 0 ? position - 1 : items.Length + position;
        return position != 0 && index >= 0 && index < items.Length ? items[(int)index] : FeelNull.Because(FeelEvaluationWording.NoSuchItem(position));
    }

    /// <summary>item, and the entries of a context by their own names.</summary>
    private static Scope ItemScope(Scope? outer, FeelValue item)
    {
        var scope = new Scope(outer, "item", item);
        return item is FeelContext ? new Scope(scope, null, item) : scope;
    }

    private FeelValue Loop(ForLoop node)
    {
        var results = new List<FeelValue>();
        var outer = _scope;
        var partial = new PartialResult(results);
        var stopped = Iterate(
            node.Iterators,
            0,
            () =>
            {
                var inner = _scope;
                if (partial.IsUsedBy(node))
                {
                    Budget.Steps(results.Count);
                    _scope = new Scope(inner, "partial", partial.Value);
                }

                results.Add(Evaluate(node.Body));
                _scope = inner;
                Budget.Added(results.Count);
                return true;
            }
        );
        _scope = outer;
        return stopped ?? new FeelList([.. results]);
    }

    /// <summary>An unknown part may be either; a part that is neither true nor false nor unknown makes the whole null.</summary>
    private FeelValue Quantify(Quantified node)
    {
        var outer = _scope;
        FeelValue found = node.IsEvery ? True : False;
        var isOdd = false;
        var stopped = Iterate(
            node.Iterators,
            0,
            () =>
            {
                var passes = Evaluate(node.Condition);
                isOdd = passes is not (FeelBoolean or FeelNull);
                found = Joined(node.IsEvery, found, passes);
                return !isOdd && TruthOf(found) != (node.IsEvery ? Truth.False : Truth.True);
            }
        );
        _scope = outer;
        return stopped ?? (isOdd ? FeelNull.Because(FeelEvaluationWording.SatisfiesNotTruth) : found);
    }

    /// <summary>Runs for each combination, the last iterator fastest, until visit answers false; a value when a domain is unknown or is none.</summary>
    private FeelValue? Iterate(ImmutableArray<Iterator> iterators, int index, Func<bool> visit)
    {
        var goOn = true;
        FeelValue? stopped = null;
        Iterate(iterators, index, visit, ref goOn, ref stopped);
        return stopped;
    }

    private void Iterate(ImmutableArray<Iterator> iterators, int index, Func<bool> visit, ref bool goOn, ref FeelValue? stopped)
    {
        if (index == iterators.Length)
        {
            goOn = visit();
            return;
        }

        var iterator = iterators[index];
        var domain = Evaluate(iterator.Domain);
        var elements = iterator.End is { } end ? Sequence.Between(domain, Evaluate(end)) : Sequence.Of(domain);
        if (elements is null)
        {
            stopped = domain is FeelNull ? domain : FeelNull.Because(FeelEvaluationWording.LoopDomainInvalid);
            goOn = false;
            return;
        }

        var outer = _scope;
        foreach (var element in elements)
        {
            Budget.Step();
            _scope = new Scope(outer, iterator.Name, element);
            Iterate(iterators, index + 1, visit, ref goOn, ref stopped);
            if (!goOn)
            {
                break;
            }
        }

        _scope = outer;
    }
}
