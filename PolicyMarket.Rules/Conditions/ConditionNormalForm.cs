using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>
/// One tree for all trees that are equal by the laws of Kleene's logic that hold without exception: no clauses, NOT at the leaves, groups flat, sorted and
/// without repeats. The truth is the same on all facts, also on missing ones.
/// </summary>
public static class ConditionNormalForm
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True of everything.</summary>
    private static readonly AllOf Always = new([]);

    /// <summary>True of nothing, in a form that can be written and read.</summary>
    private static readonly Not Never = new(Always);

    public static Condition Of(Condition condition, AttributeCatalog catalog) => condition.Accept(new Reducer(catalog));

    /// <summary>SHA-256 of the normal form's JSON, lower-case hex; equal for trees that are equal by these laws, whatever their clauses and order.</summary>
    public static string FingerprintOf(Condition condition, AttributeCatalog catalog) =>
        Convert.ToHexStringLower(SHA256.HashData(Json(Of(condition, catalog))));

    private static Condition Group(ImmutableArray<Condition> parts, bool isAll, Reducer reducer)
    {
        var sorted = new SortedDictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var reduced = part.Accept(reducer);
            if (reduced.Equals(isAll ? Never : Always))
            {
                return reduced; // one false part decides "all", one true part decides "any"
            }

            foreach (var one in Flat(reduced, isAll))
            {
                sorted.TryAdd(Encoding.UTF8.GetString(Json(one)), one);
            }
        }

        return sorted.Count switch
        {
            0 => isAll ? Always : Never,
            1 => sorted.Values.First(),
            _ => isAll ? new AllOf([.. sorted.Values]) : new AnyOf([.. sorted.Values]),
        };
    }

    /// <summary>The parts of a group of the same kind; none for the part that changes nothing.</summary>
    private static ImmutableArray<Condition> Flat(Condition part, bool isAll) =>
        isAll ? part.Requirements
        : part.Equals(Never) ? []
        : part.Alternatives;

    private static byte[] Json(Condition condition)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Canonical))
        {
            ConditionJson.Write(condition, writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The normal form of a condition, or of its negation.</summary>
    private sealed class Reducer : IConditionVisitor<Condition>
    {
        private readonly AttributeCatalog _catalog;
        private readonly bool _isDenied;
        private readonly Reducer _opposite;

        public Reducer(AttributeCatalog catalog)
        {
            _catalog = catalog;
            _opposite = new Reducer(this);
        }

        private Reducer(Reducer opposite) => (_catalog, _isDenied, _opposite) = (opposite._catalog, !opposite._isDenied, opposite);

        public Condition VisitAll(AllOf all) => Group(all.Parts, isAll: !_isDenied, this);

        public Condition VisitAny(AnyOf any) => Group(any.Parts, isAll: _isDenied, this);

        public Condition VisitNot(Not not) => not.Part.Accept(_opposite);

        public Condition VisitComparison(Comparison leaf) => LeafForm.Of(leaf, _isDenied, _catalog);

        public Condition VisitFormula(FeelCondition leaf) => LeafForm.Of(leaf, _isDenied, _catalog);
    }
}
