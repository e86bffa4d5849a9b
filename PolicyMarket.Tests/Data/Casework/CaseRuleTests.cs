using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Casework.Rules;

namespace PolicyMarket.Tests.Data.Casework;

/// <summary>Each rule on facts alone: it fires, it does not fire just below its threshold, and its words name the facts.</summary>
public sealed class CaseRuleTests
{
    private static readonly DateOnly Day = new(2026, 11, 27);
    private static readonly CaseNetwork Network = new();
    private static readonly Today Now = new(Day, Day.AddDays(7), Day.AddDays(14));

    public static TheoryData<CaseKind, string> Waits =>
        new()
        {
            { CaseKind.PreCheckWaits, "预审" },
            { CaseKind.DataWaits, "补充数据" },
            { CaseKind.OfferWaits, "企业确认" },
            { CaseKind.ClaimWaits, "拨付" },
            { CaseKind.BatchWaits, "批次办结" },
            { CaseKind.DisputeWaits, "数据异议" },
        };

    [Theory]
    [MemberData(nameof(Waits))]
    public void Amber_begins_at_the_threshold_and_not_a_day_earlier(CaseKind kind, string name)
    {
        Assert.Empty(Evaluate(Wait(kind, left: 4)));
        var found = Assert.Single(Evaluate(Wait(kind, left: 3)));
        Assert.Equal((CaseLight.Amber, 0, $"{name}：黄灯"), (found.Finding.Light, found.Finding.Level, found.Rule));
        Assert.Equal(CaseLight.Amber, Assert.Single(Evaluate(Wait(kind, left: 0))).Finding.Light);
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public void Red_begins_the_day_after_the_last_one(CaseKind kind, string name)
    {
        var found = Assert.Single(Evaluate(Wait(kind, left: -1)));
        Assert.Equal((CaseLight.Red, 0, $"{name}：红灯"), (found.Finding.Light, found.Finding.Level, found.Rule));
        Assert.Equal(CaseLight.Red, Assert.Single(Evaluate(Wait(kind, left: 0, isOver: true))).Finding.Light); // over on a weekend
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public void First_level_begins_at_its_threshold(CaseKind kind, string name)
    {
        Assert.Equal(0, Assert.Single(Evaluate(Wait(kind, left: -4))).Finding.Level);
        var found = Assert.Single(Evaluate(Wait(kind, left: -5)));
        Assert.Equal((CaseLight.Red, 1, $"{name}：上报一级"), (found.Finding.Light, found.Finding.Level, found.Rule));
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public void Second_level_stands_on_the_first_and_says_why(CaseKind kind, string name)
    {
        Assert.Equal(1, Assert.Single(Evaluate(Wait(kind, left: -9))).Finding.Level);
        var found = Assert.Single(Evaluate(Wait(kind, left: -10)));
        Assert.Equal((2, $"{name}：上报二级"), (found.Finding.Level, found.Rule));
        var why = found.Why.Split('\n');
        Assert.Equal(3, why.Length); // red, level 1, level 2
        Assert.Contains($"规则“{name}：红灯”", why[0], StringComparison.Ordinal);
        Assert.Contains("已超期 10 个工作日", why[0], StringComparison.Ordinal);
        Assert.Contains("超期 10 个上报二级", why[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_of_one_kind_do_not_count_for_another()
    {
        var limits = new WaitLimits(CaseKind.BatchWaits, 3, 5, 10);
        Assert.Empty(Network.Evaluate([Now, limits, Wait(CaseKind.ClaimWaits, left: 1)]));
    }

    [Fact]
    public void Exclusive_group_conflicts_when_two_items_cover_the_same_time()
    {
        var (low, high) = (Claim(1, item: 1, fen: 100_00), Claim(2, item: 2, fen: 900_00));
        var found = Assert.Single(Evaluate(new GroupedClaim("人才", low), new GroupedClaim("人才", high)));
        Assert.Equal((CaseKind.ExclusiveConflict, "group:7:人才", 100_00L), (found.Finding.Kind, found.Finding.Subject, found.Finding.AmountFen));
        Assert.Contains("NO-2", found.Finding.Reason, StringComparison.Ordinal);
        Assert.Contains("“人才”组的申请 NO-1", found.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Exclusive_group_has_no_conflict_in_other_times_firms_groups_or_of_one_item()
    {
        var one = new GroupedClaim("人才", Claim(1, item: 1));
        Assert.Empty(Evaluate(one, new GroupedClaim("人才", Claim(2, item: 2, period: "2024"))));
        Assert.Empty(Evaluate(one, new GroupedClaim("人才", Claim(2, item: 2, firm: 8))));
        Assert.Empty(Evaluate(one, new GroupedClaim("科技", Claim(2, item: 2))));
        Assert.Empty(Evaluate(one, new GroupedClaim("人才", Claim(2, item: 1))));
    }

    [Fact]
    public void Same_basis_twice_is_found_across_items_and_for_an_item_of_once()
    {
        Assert.Equal(CaseKind.SameBasisTwice, Assert.Single(Evaluate(Claim(1, item: 1), Claim(2, item: 2))).Finding.Kind);
        var once = Assert.Single(Evaluate(Claim(1, item: 1, period: "2024", isOnce: true), Claim(2, item: 1, period: "2025", isOnce: true)));
        Assert.Contains("NO-1", once.Finding.Reason, StringComparison.Ordinal);
        Assert.Contains("NO-2", once.Finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_basis_is_no_repeat_in_another_year_of_another_text_or_of_another_firm()
    {
        Assert.Empty(Evaluate(Claim(1, item: 1, period: "2024"), Claim(2, item: 1)));
        Assert.Empty(Evaluate(Claim(1, item: 1), Claim(2, item: 2, basis: "另一文件")));
        Assert.Empty(Evaluate(Claim(1, item: 1), Claim(2, item: 2, firm: 8)));
    }

    [Fact]
    public void Closed_payee_is_found_only_while_its_money_is_open()
    {
        var closed = new ClosedFirm(7, "注销");
        Assert.Empty(Evaluate(closed));
        Assert.Empty(Evaluate(closed, Money(firm: 8)));
        var found = Assert.Single(Evaluate(closed, Money()));
        Assert.Equal((CaseKind.PayeeClosed, "claim:5"), (found.Finding.Kind, found.Finding.Subject));
        Assert.Contains("已注销", found.Finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_account_is_found_for_the_money_that_goes_to_it()
    {
        var shared = new SharedAccount(7, "6222", "乙公司", 1);
        Assert.Empty(Evaluate(shared, Money(account: "6333")));
        Assert.Empty(Evaluate(Money()));
        var found = Assert.Single(Evaluate(shared, Money()));
        Assert.Equal((CaseKind.AccountShared, CaseActor.Finance), (found.Finding.Kind, found.Finding.Actor));
        Assert.Contains("乙公司", found.Finding.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("6222 ", found.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)] // confirmed on the last day
    [InlineData(1, true)]
    public void Document_that_had_ended_is_found_from_the_day_after_its_last_one(int daysAfter, bool isFound)
    {
        var document = new EndedDocument(3, "旧办法", Day.AddDays(-30));
        Assert.Equal(isFound, Evaluate(document, Money(confirmedOn: Day.AddDays(-30 + daysAfter))).Count == 1);
        Assert.Empty(Evaluate(document with { DocumentId = 4 }, Money(confirmedOn: Day)));
    }

    [Theory]
    [InlineData("2025-03-01", false)] // on the day of the payment
    [InlineData("2025-03-02", true)]
    [InlineData("2028-03-01", true)] // the last day of the promise
    [InlineData("2028-03-02", false)]
    public void Firm_that_left_within_its_promised_years_becomes_a_recovery(string movedOn, bool isFound)
    {
        var stay = new PromisedStay(5, "NO-5", 7, 1, "奖补", 1_000_00, new DateOnly(2025, 3, 1), 3, new DateOnly(2028, 3, 1), "431382");
        var found = Evaluate(stay, new MovedFirm(7, "431382", "430102", DateOnly.Parse(movedOn, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(isFound, found.Count == 1);
        Assert.All(
            found,
            one => Assert.Equal((CaseKind.MovedAway, 1_000_00L, Now.RecoveryDue), (one.Finding.Kind, one.Finding.AmountFen, one.Finding.Due))
        );
    }

    [Fact]
    public void Move_within_the_territory_or_into_it_is_no_recovery()
    {
        var stay = new PromisedStay(5, "NO-5", 7, 1, "奖补", 1_000_00, new DateOnly(2025, 3, 1), 3, new DateOnly(2028, 3, 1), "431300");
        Assert.Empty(Evaluate(stay, new MovedFirm(7, "431382", "431302", new DateOnly(2026, 1, 1))));
        Assert.Empty(Evaluate(stay, new MovedFirm(7, "430102", "431382", new DateOnly(2026, 1, 1))));
        Assert.Empty(Evaluate(stay, new MovedFirm(8, "431382", "430102", new DateOnly(2026, 1, 1))));
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own_a_description_and_a_tag()
    {
        Assert.Equal(CaseNetwork.RuleTypes.Length, Network.Rules.Count);
        Assert.Equal(Network.Rules.Count, Network.Rules.Select(rule => rule.Name).Distinct().Count());
        Assert.All(Network.Rules, rule => Assert.Matches("[\u4e00-\u9fff]", rule.Name));
        Assert.All(Network.Rules, rule => Assert.NotEmpty(rule.Description));
        Assert.All(Network.Rules, rule => Assert.Single(rule.Tags));
        Assert.All(CaseNetwork.RuleTypes, type => Assert.True(type.IsDefined(typeof(NameAttribute), inherit: false), type.Name));
    }

    [Fact]
    public void Every_kind_has_words_for_its_name_and_its_end()
    {
        foreach (var kind in Enum.GetValues<CaseKind>())
        {
            Assert.NotEmpty(CaseworkWording.Of(kind));
            Assert.StartsWith("起因已消除", CaseworkWording.Gone(kind), StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<FoundCase> Evaluate(params object[] facts) =>
        Network.Evaluate([Now, .. Enum.GetValues<CaseKind>().Where(CaseworkCase.Waits).Select(kind => new WaitLimits(kind, 3, 5, 10)), .. facts]);

    private static Waiting Wait(CaseKind kind, int left, bool? isOver = null) =>
        new(kind, "thing:1", 7, 1, CaseActor.Department, Day.AddDays(-20), Day.AddDays(left), left, isOver ?? left < 0, 1_000_00, "某事项");

    private static OpenMoney Money(long firm = 7, string account = "6222", DateOnly? confirmedOn = null) =>
        new(5, "NO-5", firm, 1, 3, confirmedOn ?? Day, account, "****22", 1_000_00, "奖补");

    private static MadeClaim Claim(
        long id,
        long item,
        long firm = 7,
        string period = "2025",
        string basis = "办法|1号|奖补",
        bool isOnce = false,
        long fen = 1_000_00
    ) => new(id, $"NO-{id}", firm, 1, item, basis, "奖补", period, Day, fen, isOnce);
}
