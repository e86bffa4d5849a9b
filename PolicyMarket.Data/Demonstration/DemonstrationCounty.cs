namespace PolicyMarket.Data.Demonstration;

/// <summary>Invents the firms of 涟源 and its neighbours: the same seed, count and year give the same firms.</summary>
internal static class DemonstrationCounty
{
    public const int FirmCount = 2_000;
    public const ulong Seed = 431_382;

    /// <summary>The firm of the demonstration account: several offers, and one fact that is not known.</summary>
    public const int ShownFirm = 0;

    /// <summary>The small shop of the second account.</summary>
    public const int ShownShop = 1;

    /// <summary>Keeps the draws of the reliefs apart, so that all other facts stay as they are.</summary>
    private const ulong ReliefSeed = 0xE17A;

    private static readonly (string Type, int Weight)[] Kinds =
        [("company", 600), ("individual_business", 355), ("other_enterprise", 30), ("social_organization", 8), ("law_firm", 7)];

    private static readonly (int Low, int High, int Weight)[] Sizes = [(2, 9, 430), (10, 29, 270), (30, 95, 210), (100, 299, 70), (310, 900, 20)];

    /// <summary>Year: the year that the yearly figures speak of; today bounds the dates.</summary>
    public static IReadOnlyList<DemonstrationFirm> Invent(int count, ulong seed, DateOnly today)
    {
        if (count > DemonstrationNames.Most)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"There are names for {DemonstrationNames.Most} firms.");
        }

        var year = today.Year - 1;
        var firms = new List<DemonstrationFirm>(count);
        for (var index = 0; index < count; index++)
        {
            var random = DemonstrationRandom.For(seed, index);
            var firm = index switch
            {
                ShownFirm => Make(index, "company", DemonstrationRegion.Home, DemonstrationIndustry.All.First(industry => industry.Code == "C3511"), 86, 45_800_000, 31_500_000, isHighTech: true, year, random),
                ShownShop => Make(index, "individual_business", DemonstrationRegion.Home, DemonstrationIndustry.All.First(industry => industry.Code == "H6210"), 5, 960_000, 320_000, isHighTech: false, year, random),
                _ => Make(index, year, random),
            };
            RegistryFacts.Add(firm, random);
            TaxFacts.Add(firm, random);
            LabourFacts.Add(firm, today, random);
            ScienceFacts.Add(firm, year, random);
            ProjectFacts.Add(firm, random);
            if (index is ShownFirm or ShownShop)
            {
                ShownFirms.Settle(firm);
            }
            else
            {
                OmittedFacts.Tear(firm, random);
            }

            ReliefFacts.Add(firm, DemonstrationRandom.For(seed ^ ReliefSeed, index));
            firms.Add(firm);
        }

        return firms;
    }

    private static DemonstrationFirm Make(int index, int year, DemonstrationRandom random)
    {
        var entityType = random.Pick(Kinds, kind => kind.Weight).Type;
        var industry = random.Pick(DemonstrationIndustry.All, one => entityType == "individual_business" && one.ShopWord is null ? 0 : one.Weight);
        var (low, high, _) = random.Pick(Sizes, size => size.Weight);
        var employees = entityType switch
        {
            "individual_business" => random.LowWeighted(1, 9),
            "company" => random.Between(low, high),
            _ => random.LowWeighted(4, 40),
        };
        var perHead = industry.RevenueAHead * 1_000m * random.Share(550, 1_600) * (entityType == "individual_business" ? 0.45m : 1m);
        var revenue = Math.Round(employees * perHead / 100m) * 100m;
        var assets = Math.Round(revenue * random.Share(350, 1_300) / 100m) * 100m;
        var isHighTech = entityType == "company" && industry.IsTechnical && employees >= 15 && random.Chance(260);
        return Make(index, entityType, random.Pick(DemonstrationRegion.All, region => region.Weight), industry, employees, revenue, assets, isHighTech, year, random);
    }

    private static DemonstrationFirm Make(
        int index, string entityType, DemonstrationRegion region, DemonstrationIndustry industry, int employees, decimal revenue, decimal assets, bool isHighTech, int year, DemonstrationRandom random) => new()
    {
        Index = index,
        CreditCode = DemonstrationCodes.Of(entityType, region.Region, index, random),
        Name = DemonstrationNames.Of(index, entityType, region, industry),
        EntityType = entityType,
        Region = region,
        Industry = industry,
        Registered = new DateOnly(year - (isHighTech ? random.Between(4, 15) : random.LowWeighted(1, 16)), random.Between(1, 12), random.Between(1, 28)),
        Employees = employees,
        Revenue = revenue,
        Assets = assets,
        Wage = Math.Round(random.Between(38_000, isHighTech ? 96_000 : 78_000) / 100m) * 100m,
        IsHighTech = isHighTech,
    };
}
