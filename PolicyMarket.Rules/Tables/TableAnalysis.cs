using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Tables;

/// <summary>
/// Properties of a table that can be proved without facts: rows that meet, values that no row covers, rows that can never decide. What cannot be proved is
/// not reported.
/// </summary>
internal sealed class TableAnalysis
{
    private const int MaxGaps = 3;
    private const int MaxOverlaps = 20;
    private const int MaxSteps = 50_000;

    private readonly TableContent table;
    private readonly AttributeCatalog catalog;
    private readonly string where;
    private readonly ColumnAtoms[] columns;
    private readonly bool areIndependent;
    private int steps;

    private TableAnalysis(TableContent table, AttributeCatalog catalog, string where)
    {
        this.table = table;
        this.catalog = catalog;
        this.where = where;
        columns = [.. table.Inputs.Select((input, i) => ColumnAtoms.Of(table, i, Definition(input)))];
        var names = table.Inputs.SelectMany(input => input.Expression.Attributes.Distinct(StringComparer.Ordinal)).ToList();
        areIndependent = names.Distinct(StringComparer.Ordinal).Count() == names.Count;
    }

    public static (ImmutableArray<Diagnostic> Faults, ImmutableArray<Diagnostic> Warnings) Of(TableContent table, AttributeCatalog catalog, string where)
    {
        var analysis = new TableAnalysis(table, catalog, where);
        return ([.. analysis.Overlaps()], [.. analysis.NeverReached(), .. analysis.Gaps()]);
    }

    /// <summary>Tells of two rows whether it is proved that no value satisfies both.</summary>
    public static Func<int, int, bool> DisjointPairs(TableContent table, AttributeCatalog catalog) => new TableAnalysis(table, catalog, "").AreDisjoint;

    private AttributeDefinition? Definition(TableInput input) =>
        input.Attribute is { } name && catalog.TryGet(name, out var definition) ? definition : null;

    private bool AreDisjoint(int row, int other) => Array.Exists(columns, column => column.Count > 0 && !column.Meet(row, other));

    /// <summary>Proved only when every column can be compared and says so.</summary>
    private bool DoMeet(int row, int other) =>
        areIndependent
        && Array.TrueForAll(columns, column => column.Count > 0 ? column.Meet(row, other) : column.IsAnything(row) && column.IsAnything(other));

    private IEnumerable<Diagnostic> Overlaps()
    {
        if (table.Hit is not (HitPolicy.Unique or HitPolicy.Any))
        {
            return [];
        }

        return Pairs()
            .Where(pair => DoMeet(pair.First, pair.Second) && (table.Hit == HitPolicy.Unique || Differ(pair.First, pair.Second)))
            .Take(MaxOverlaps)
            .Select(pair =>
                table.Hit == HitPolicy.Unique
                    ? Fault(DiagnosticCatalogue.TableOverlap, TableReadingWording.RowsOverlap(pair.First + 1, pair.Second + 1), pair.Second)
                    : Fault(DiagnosticCatalogue.TableOverlap, TableReadingWording.OverlappingRowsDiffer(pair.First + 1, pair.Second + 1), pair.Second)
            );
    }

    private IEnumerable<(int First, int Second)> Pairs() =>
        from first in Enumerable.Range(0, table.Rows.Length)
        from second in Enumerable.Range(first + 1, table.Rows.Length - first - 1)
        select (first, second);

    /// <summary>Only constants are known to differ.</summary>
    private bool Differ(int row, int other) =>
        table
            .Rows[row]
            .Then.Zip(table.Rows[other].Then)
            .Any(pair =>
                pair.First.Attributes.Count == 0
                && pair.Second.Attributes.Count == 0
                && pair.First.Evaluate(_ => null).Value is { } one
                && pair.Second.Evaluate(_ => null).Value is { } two
                && !one.Equals(two)
            );

    private IEnumerable<Diagnostic> NeverReached()
    {
        for (var row = 0; row < table.Rows.Length; row++)
        {
            if (Array.Exists(columns, column => column.IsEmpty(row)))
            {
                yield return Fault(DiagnosticCatalogue.TableRowUnreachable, TableReadingWording.RowContradictory(row + 1), row);
            }
            else if (table.Hit == HitPolicy.First && IsCovered(row, [.. Enumerable.Range(0, row)]))
            {
                yield return Fault(DiagnosticCatalogue.TableRowUnreachable, TableReadingWording.RowUnreachable(row + 1), row);
            }
        }
    }

    private bool IsCovered(int row, ImmutableArray<int> others)
    {
        steps = 0;
        return areIndependent && Covered(0, others);

        bool Covered(int column, ImmutableArray<int> rest)
        {
            if (rest.IsEmpty || ++steps > MaxSteps)
            {
                return false;
            }

            if (column == columns.Length)
            {
                return true;
            }

            var atoms = columns[column];
            if (atoms.Count == 0)
            {
                return Covered(column + 1, [.. rest.Where(other => atoms.IsAnything(other) || atoms.HasSameText(other, row))]);
            }

            return Enumerable
                .Range(0, atoms.Count)
                .Where(atom => atoms.Holds(row, atom))
                .Select(atom => rest.Where(other => atoms.Holds(other, atom)).ToImmutableArray())
                .DistinctBy(left => string.Join(',', left))
                .All(left => Covered(column + 1, left));
        }
    }

    /// <summary>Values that surely no row covers; cells that cannot be compared are taken to cover all.</summary>
    private List<Diagnostic> Gaps()
    {
        var found = new List<Diagnostic>();
        if (!table.Default.IsEmpty || table.Hit is HitPolicy.Collect or HitPolicy.RuleOrder || !areIndependent)
        {
            return found;
        }

        steps = 0;
        var closed = new HashSet<string>(StringComparer.Ordinal);
        Visit(0, [.. Enumerable.Range(0, table.Rows.Length)], []);
        return found;

        void Visit(int column, ImmutableArray<int> rest, ImmutableArray<string> words)
        {
            if (rest.IsEmpty)
            {
                found.Add(new Diagnostic(DiagnosticCatalogue.TableGap, TableReadingWording.NoRowCovers(string.Join("，", words)), where + ".rules"));
                return;
            }

            if (column == columns.Length || found.Count >= MaxGaps || ++steps > MaxSteps || !closed.Add($"{column}:{string.Join(',', rest)}"))
            {
                return;
            }

            var atoms = columns[column];
            if (atoms.Count == 0)
            {
                Visit(column + 1, rest, words);
                return;
            }

            for (var atom = 0; atom < atoms.Count && found.Count < MaxGaps; atom++)
            {
                Visit(column + 1, [.. rest.Where(row => atoms.Holds(row, atom))], words.Add(Label(column) + atoms.Words(atom)));
            }
        }
    }

    private string Label(int column) =>
        table.Inputs[column].Label ?? Definition(table.Inputs[column])?.Label ?? table.Inputs[column].Expression.ToChinese();

    private Diagnostic Fault(string code, string message, int row) => new(code, message, $"{where}.rules[{row}]");
}
