using System.Text.Json;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>Counts how a delivery differs from the sheets that it replaces, and says what must be asked about.</summary>
internal sealed class DeliveryComparison(AttributeCatalog catalog, DeliveryLimits limits, IReadOnlyCollection<string> columns, bool isSupplement)
{
    private readonly HashSet<string> header = [.. columns];
    private readonly HashSet<string> filled = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ColumnDifference> differences = new(StringComparer.Ordinal);
    private readonly List<string> goneFirms = [];
    private int compared;
    private int changed;
    private int touched; // changed, or with a value that did not stand
    private int gone;
    private int goneValues;

    /// <summary>Notes which columns of the file hold a value at all.</summary>
    public void NoteFilled(byte[] values) => SheetJson.AddNames(values, filled);

    public void Compare(string firm, IReadOnlyList<byte[]> standing, byte[] values)
    {
        compared++;
        if (standing is [var only] && only.AsSpan().SequenceEqual(values))
        {
            return;
        }

        var after = SheetJson.Merge([values]);
        var hasChanged = false;
        foreach (var (name, before) in SheetJson.Merge(standing))
        {
            hasChanged |= after.Remove(name, out var now) ? IsChanged(firm, name, before, now) : IsBlanked(name);
        }

        foreach (var name in after.Keys)
        {
            if (DifferenceOf(name) is { } column)
            {
                column.Added++;
            }
        }

        changed += hasChanged ? 1 : 0;
        touched += hasChanged || after.Count > 0 ? 1 : 0;
    }

    /// <summary>The changes that the delivery would make. Rows: of the file; newFirms: among them.</summary>
    public DeliveryQuestion Overview(int rows, int newFirms, DeliveryEffect effect) =>
        DeliveryWording.Overview(rows, newFirms, compared, touched, gone, isSupplement, effect, [.. differences.Values]);

    /// <summary>A firm of the standing delivery is not in the file.</summary>
    public void NoteGone(string firm, IEnumerable<byte[]> standing)
    {
        gone++;
        goneValues += SheetJson.Merge(standing).Count;
        if (goneFirms.Count < limits.MaxNamed)
        {
            goneFirms.Add(firm);
        }
    }

    public IEnumerable<DeliveryQuestion> Questions()
    {
        List<ColumnDifference> dropped = isSupplement ? [] : [.. differences.Values.Where(one => IsDropped(one))];
        if (gone > 0 || dropped.Count > 0)
        {
            yield return DeliveryWording.Removals(gone, goneValues, goneFirms, dropped);
        }

        List<ColumnDifference> jumps = [.. differences.Values.Where(IsJump)];
        if (jumps.Count > 0)
        {
            yield return DeliveryWording.Jumps(jumps);
        }

        if (compared >= limits.MinComparedFirms && changed > compared * limits.MaxChangedShare)
        {
            yield return DeliveryWording.Changes(changed, compared, limits.MaxChangedShare);
        }
    }

    /// <summary>The file does not name the column, or names it and leaves it empty for many firms that had a value.</summary>
    private bool IsDropped(ColumnDifference column) =>
        column.Lost > 0 && !filled.Contains(column.Attribute.Name) && (!header.Contains(column.Attribute.Name) || column.Lost >= limits.MinComparedFirms);

    private bool IsJump(ColumnDifference column) =>
        column.ExactSums > 0 || (column.JumpCount >= limits.MinColumnJumps && column.JumpCount >= column.Changed * limits.MinJumpShare);

    private bool IsBlanked(string name)
    {
        if (isSupplement)
        {
            return false;
        }

        if (DifferenceOf(name) is { } column)
        {
            column.Lost++;
        }

        return header.Contains(name);
    }

    private bool IsChanged(string firm, string name, JsonElement before, JsonElement now)
    {
        if (SheetJson.AreEqual(before, now))
        {
            return false;
        }

        if (DifferenceOf(name) is { } column)
        {
            column.Different++;
            if (column.Differences.Count < limits.MaxNamed)
            {
                column.Differences.Add(DeliveryWording.Change(firm, before, now, column.Attribute));
            }

            if (SheetJson.TryNumber(before, out var old) && SheetJson.TryNumber(now, out var value))
            {
                NoteNumber(column, firm, old, value);
            }
        }

        return true;
    }

    private void NoteNumber(ColumnDifference column, string firm, decimal before, decimal after)
    {
        column.Changed++;
        var greater = Math.Max(Math.Abs(before), Math.Abs(after));
        var exponent = PowerOfTen.ExponentBetween(before, after, limits.JumpTolerance);
        if (exponent == 0 || (greater < limits.MinJumpValue && !column.Attribute.IsRatio))
        {
            return;
        }

        column.Jumps[exponent] = column.Jumps.GetValueOrDefault(exponent) + 1;
        if (column.Attribute.IsMoney && greater >= limits.MinJumpYuan && PowerOfTen.ExponentBetween(before, after, tolerance: 0) != 0)
        {
            column.ExactSums++;
        }

        if (column.Examples.Count < limits.MaxNamed)
        {
            column.Examples.Add(DeliveryWording.Jump(firm, before, after));
        }
    }

    /// <summary>Null for an attribute that the catalogue no longer has.</summary>
    private ColumnDifference? DifferenceOf(string name)
    {
        if (!differences.TryGetValue(name, out var column) && catalog.TryGet(name, out var attribute))
        {
            differences[name] = column = new ColumnDifference(attribute);
        }

        return column;
    }
}
