using System.Globalization;

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>
/// One invented firm: who it is, and its facts as cells of the departments' files by attribute name. An attribute without a cell is not known.
/// </summary>
internal sealed class DemonstrationFirm
{
    private readonly Dictionary<string, string> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> disputed = new(StringComparer.Ordinal);

    public required int Index { get; init; }
    public required string CreditCode { get; init; }
    public required string Name { get; init; }
    public required string EntityType { get; init; }
    public required DemonstrationIndustry Industry { get; init; }
    public required DateOnly Registered { get; init; }
    public required int Employees { get; init; }

    /// <summary>Yearly revenue in whole yuan.</summary>
    public required decimal Revenue { get; init; }

    /// <summary>At the end of the year, whole yuan.</summary>
    public required decimal Assets { get; init; }

    /// <summary>Average yearly wage, whole yuan.</summary>
    public required decimal Wage { get; init; }
    public required bool IsHighTech { get; init; }

    public bool IsCompany => EntityType == "company";

    public bool IsShop => EntityType == "individual_business";

    public IReadOnlyDictionary<string, string> Cells => cells;

    /// <summary>Values by attribute that a second department delivers and that contradict those of the first.</summary>
    public IReadOnlyDictionary<string, string> Disputed => disputed;

    public void Set(string attribute, decimal value) => cells[attribute] = TextOf(value);

    public void Set(string attribute, bool value) => cells[attribute] = value ? "是" : "否";

    public void Set(string attribute, DateOnly value) => cells[attribute] = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Set(string attribute, string code) => cells[attribute] = code;

    /// <summary>None of them is "无", which is known too.</summary>
    public void Set(string attribute, IReadOnlyCollection<string> codes) => cells[attribute] = codes.Count == 0 ? "无" : string.Join(';', codes);

    public void Forget(string attribute) => cells.Remove(attribute);

    public void Dispute(string attribute, decimal value) => disputed[attribute] = TextOf(value);

    public decimal Number(string attribute) => decimal.Parse(cells[attribute], CultureInfo.InvariantCulture);

    /// <summary>The same firm with cells of its own, nothing of it disputed.</summary>
    public DemonstrationFirm Copy()
    {
        var copy = new DemonstrationFirm
        {
            Index = Index,
            CreditCode = CreditCode,
            Name = Name,
            EntityType = EntityType,
            Industry = Industry,
            Registered = Registered,
            Employees = Employees,
            Revenue = Revenue,
            Assets = Assets,
            Wage = Wage,
            IsHighTech = IsHighTech,
        };
        foreach (var (attribute, cell) in cells)
        {
            copy.cells[attribute] = cell;
        }

        return copy;
    }

    private static string TextOf(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
