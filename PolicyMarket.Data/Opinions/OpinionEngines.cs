using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Opinions;

/// <summary>
/// Keeps items compiled for the second engine, each alone and by its version: a version never changes, a sample differs from night to night, and the firms
/// of a sample differ from item to item, so that items in one network would share nothing. At most <see cref="OpinionOptions.KeptNetworks"/> stay in memory;
/// the one that was not asked for longest goes first.
/// </summary>
internal sealed class OpinionEngines(AttributeCatalog catalog, OpinionOptions options, IEngineChoice choice)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(EngineKind Kind, long VersionId), LinkedListNode<Compiled>> _byVersion = [];
    private readonly LinkedList<Compiled> _latestFirst = [];

    /// <summary>The engine that checks another: NRules, and for runs by NRules the columnar engine.</summary>
    public static EngineKind SecondOf(EngineKind run) => run == EngineKind.NRules ? EngineKind.Columnar : EngineKind.NRules;

    public IEligibilityEngine EngineOf(EngineKind kind) => choice.EngineOf(kind);

    /// <summary>Returns the conditions of one item compiled alone; its number is 0. Amounts are left out.</summary>
    public ICompiledRules RulesOf(EngineKind kind, long versionId, PolicyRule rule)
    {
        Lazy<ICompiledRules> rules;
        lock (_lock)
        {
            if (_byVersion.TryGetValue((kind, versionId), out var known))
            {
                _latestFirst.Remove(known);
                _latestFirst.AddFirst(known);
                rules = known.Value.Rules;
            }
            else
            {
                rules = new Lazy<ICompiledRules>(() => choice.EngineOf(kind).Compile([rule with { Amount = null }], catalog, AwardIndex.Empty));
                _byVersion[(kind, versionId)] = _latestFirst.AddFirst(new Compiled(kind, versionId, rules));
                ForgetOldest();
            }
        }

        return rules.Value;
    }

    /// <summary>Compiled items in memory.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _latestFirst.Count;
            }
        }
    }

    private void ForgetOldest()
    {
        while (_latestFirst.Count > options.KeptNetworks && _latestFirst.Last is { } oldest)
        {
            _latestFirst.RemoveLast();
            _byVersion.Remove((oldest.Value.Kind, oldest.Value.VersionId));
        }
    }

    private sealed record Compiled(EngineKind Kind, long VersionId, Lazy<ICompiledRules> Rules);
}
