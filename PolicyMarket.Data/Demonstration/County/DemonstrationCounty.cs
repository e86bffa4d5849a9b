namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Invents the firms of 涟源: the same seed, count and year give the same firms. The reasons for its make-up are in decision 24.</summary>
internal static class DemonstrationCounty
{
    public const int FirmCount = 3_000;
    public const ulong Seed = 431_382;

    /// <summary>The firm of the demonstration account: several offers, and one fact that is not known.</summary>
    public const int ShownFirm = 0;

    /// <summary>The small shop of the second account.</summary>
    public const int ShownShop = 1;

    /// <summary>Keeps the draws of the reliefs apart, so that all other facts stay as they are.</summary>
    private const ulong ReliefSeed = 0xE17A;

    private static readonly (string Type, int Weight)[] Kinds =
    [
        ("company", 580),
        ("individual_business", 365),
        ("other_enterprise", 42),
        ("social_organization", 9),
        ("law_firm", 4),
    ];

    private static readonly (int Low, int High, int Weight)[] Sizes = [(1, 9, 630), (10, 29, 235), (30, 95, 105), (100, 299, 25), (310, 900, 5)];

    /// <summary>The yearly figures are those of the year before today, which also bounds the dates.</summary>
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
            firms.Add(Invent(index, seed, year, today));
        }

        return firms;
    }

    private static DemonstrationFirm Invent(int index, ulong seed, int year, DateOnly today)
    {
        var random = DemonstrationRandom.For(seed, index);
        var firm = index switch
        {
            ShownFirm => Make(index, new("company", IndustryOf("C3511"), 86, 45_800_000, 31_500_000, IsHighTech: true), year, random),
            ShownShop => Make(index, new("individual_business", IndustryOf("H6210"), 5, 960_000, 320_000, IsHighTech: false), year, random),
            _ => Make(index, Draw(random), year, random),
        };
        RegistryFacts.Add(firm, random);
        TaxFacts.Add(firm, random);
        LabourFacts.Add(firm, today, random);
        ScienceFacts.Add(firm, year, random);
        StatisticsFacts.Add(firm, year, random);
        ProjectFacts.Add(firm, random);
        if (index is ShownFirm or ShownShop)
        {
            ShownFirms.Settle(firm);
        }
        else
        {
            OmittedFacts.Tear(firm, random);
            DisputedFacts.Add(firm);
        }

        ReliefFacts.Add(firm, DemonstrationRandom.For(seed ^ ReliefSeed, index));
        return firm;
    }

    private static DemonstrationIndustry IndustryOf(string code) => DemonstrationIndustry.All.First(industry => industry.Code == code);

    private static Build Draw(DemonstrationRandom random)
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
        var isHighTech = entityType == "company" && industry.IsTechnical && employees >= 15 && random.Chance(300);
        return new(entityType, industry, employees, revenue, assets, isHighTech);
    }

    private static DemonstrationFirm Make(int index, Build build, int year, DemonstrationRandom random)
    {
        var town = random.Pick(DemonstrationRegion.Towns, one => one.Weight).Name;
        return new()
        {
            Index = index,
            CreditCode = DemonstrationCodes.Of(build.EntityType, DemonstrationRegion.Home.Region, index, random),
            Name = DemonstrationNames.Of(index, build.EntityType, town, build.Employees, build.Industry),
            EntityType = build.EntityType,
            Industry = build.Industry,
            Registered = new DateOnly(
                year - (build.IsHighTech ? random.Between(4, 15) : random.LowWeighted(1, 16)),
                random.Between(1, 12),
                random.Between(1, 28)
            ),
            Employees = build.Employees,
            Revenue = build.Revenue,
            Assets = build.Assets,
            Wage = Math.Round(random.Between(38_000, build.IsHighTech ? 86_000 : 68_000) / 100m) * 100m,
            IsHighTech = build.IsHighTech,
        };
    }

    private sealed record Build(string EntityType, DemonstrationIndustry Industry, int Employees, decimal Revenue, decimal Assets, bool IsHighTech);
}
