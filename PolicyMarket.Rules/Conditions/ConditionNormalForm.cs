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

    public static Condition Of(Condition condition, AttributeCatalog catalog) => Reduced(condition, denied: false, catalog);

    /// <summary>SHA-256 of the normal form's JSON, lower-case hex; equal for trees that are equal by these laws, whatever their clauses and order.</summary>
    public static string FingerprintOf(Condition condition, AttributeCatalog catalog) =>
        Convert.ToHexStringLower(SHA256.HashData(Json(Of(condition, catalog))));

    private static Condition Reduced(Condition condition, bool denied, AttributeCatalog catalog) => condition switch
    {
        Not not => Reduced(not.Part, !denied, catalog),
        AllOf all => Group(all.Parts, isAll: !denied, denied, catalog),
        AnyOf any => Group(any.Parts, isAll: denied, denied, catalog),
        Comparison leaf => LeafForm.Of(leaf, denied, catalog),
        FeelCondition feel => LeafForm.Of(feel, denied, catalog),
        _ => throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}."),
    };

    private static Condition Group(ImmutableArray<Condition> parts, bool isAll, bool denied, AttributeCatalog catalog)
    {
        var sorted = new SortedDictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var reduced = Reduced(part, denied, catalog);
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

    /// <summary>The parts of a group of the same kind; nothing for the part that changes nothing.</summary>
    private static ImmutableArray<Condition> Flat(Condition part, bool isAll) => part switch
    {
        AllOf all when isAll => all.Parts,
        AnyOf any when !isAll => any.Parts,
        _ when !isAll && part.Equals(Never) => [],
        _ => [part],
    };

    private static byte[] Json(Condition condition)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Canonical))
        {
            ConditionJson.Write(condition, writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
