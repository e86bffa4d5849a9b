using System.Collections.Frozen;
using System.Globalization;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Attributes;

/// <summary>The one table of what a value can reasonably be, by type, unit and name; every way by which facts and thresholds come in asks it.</summary>
public static class Plausibility
{
    private const decimal MostYuan = 1_000_000_000_000_000m;
    private const decimal MostCount = 1_000_000_000m;

    /// <summary>Date that registers write for “no end”.</summary>
    private static readonly DateOnly NoEnd = new(9999, 12, 31);
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2200, 12, 31);

    private static readonly PlausibleRange Share = new(0, 1, IsRatio: true);
    private static readonly PlausibleRange OpenRatio = new(0, 1, IsRatio: true, MostWithPercent: 1_000_000);
    private static readonly PlausibleRange Growth = new(-1, 10, IsRatio: true, MostWithPercent: 1_000_000);
    private static readonly PlausibleRange FreeGrowth = new(null, 10, IsRatio: true, MostWithPercent: 1_000_000);
    private static readonly PlausibleRange Yuan = new(0, MostYuan);
    private static readonly PlausibleRange SignedYuan = new(-MostYuan, MostYuan);
    private static readonly PlausibleRange Count = new(0, MostCount);
    private static readonly PlausibleRange SignedCount = new(-MostCount, MostCount);

    /// <summary>Attributes whose numbers are other than their unit says.</summary>
    private static readonly Dictionary<string, PlausibleRange> ByName = new(StringComparer.Ordinal)
    {
        // Profit, taxable income, increments and net taxes after refunds may be negative.
        ["net_profit_sum_2y"] = SignedYuan,
        ["taxable_income"] = SignedYuan,
        ["business_income_taxable"] = SignedYuan,
        ["industrial_output_increment"] = SignedYuan,
        ["industrial_output_q1_increment"] = SignedYuan,
        ["trade_sales_increment"] = SignedYuan,
        ["vat_credit_incremental"] = SignedYuan,
        ["tax_paid"] = SignedYuan,
        ["tax_paid_prior"] = SignedYuan,
        ["vat_paid_this_month"] = SignedYuan,
        ["local_fiscal_contribution"] = SignedYuan,
        ["local_fiscal_contribution_prior"] = SignedYuan,
        ["county_retained_tax"] = SignedYuan,
        ["county_retained_tax_prior"] = SignedYuan,
        ["tax_per_mu"] = SignedYuan,
        ["high_tech_certificate_remaining_months"] = SignedCount,
        ["hard_to_employ_years_to_retirement_at_first_grant"] = SignedCount,
        // Ratios that may exceed one.
        ["debt_to_asset_ratio"] = OpenRatio,
        ["rd_expense_ratio"] = OpenRatio,
        ["rd_expense_ratio_prior"] = OpenRatio,
        ["rd_expense_ratio_3y"] = OpenRatio,
        ["rd_expense_ratio_min_2y"] = OpenRatio,
        ["rd_to_main_revenue_ratio"] = OpenRatio,
        ["project_first_year_completion_ratio"] = OpenRatio,
        ["tax_paid_growth_rate"] = FreeGrowth,
        ["assessment_year"] = new(1900, 2200),
        ["above_scale_first_quarter"] = new(1, 4),
        ["employees"] = new(0, 10_000_000),
        ["employees_insured"] = new(0, 10_000_000),
        ["employees_on_post"] = new(0, 10_000_000),
        ["employees_quarterly_avg"] = new(0, 10_000_000),
    };

    /// <summary>Dates that lie in the past when they are known.</summary>
    private static readonly FrozenSet<string> PastDates = new[] { "registration_date", "above_scale_first_date", "moved_in_date" }.ToFrozenSet();

    private static readonly FrozenSet<string> StarterNames = AttributeCatalog.Starter.All.Select(one => one.Name).ToFrozenSet();

    private static readonly FrozenSet<string> CountUnits = new[]
    {
        "人",
        "个",
        "件",
        "份",
        "次",
        "名",
        "月",
        "年",
        "人月",
        "人天",
        "人夜",
        "分",
        "平方米",
        "亩",
        "kWh",
        "kWh/CNY",
    }.ToFrozenSet();

    /// <summary>The plausible numbers of an attribute; catalogues from elsewhere are held to the units that count things only.</summary>
    public static PlausibleRange RangeOf(AttributeDefinition definition)
    {
        if (!definition.IsNumber)
        {
            return PlausibleRange.All;
        }

        if (definition.Unit is { } counted && CountUnits.Contains(counted) && !ByName.ContainsKey(definition.Name))
        {
            return Count;
        }

        return !StarterNames.Contains(definition.Name) ? PlausibleRange.All
            : ByName.TryGetValue(definition.Name, out var own) ? own
            : definition switch
            {
                { IsRatio: true } => definition.Name.Contains("growth", StringComparison.Ordinal) ? Growth : Share,
                { Unit: { } unit } when unit.StartsWith(AttributeDefinition.MoneyUnit, StringComparison.Ordinal) => Yuan,
                _ => PlausibleRange.All,
            };
    }

    /// <summary>
    /// Null when the value is plausible. Today: the day that past dates must not lie after; null where it is not known. IsPercent: the number was written with
    /// a percent sign.
    /// </summary>
    public static Diagnostic? Fault(FactValue value, AttributeDefinition definition, DateOnly? today, bool isPercent = false) =>
        value switch
        {
            NumberFact number when RangeOf(definition) is var range && !range.Holds(number.Value, isPercent) => Wrong(
                definition,
                ExactDecimal.Plain(number.Value).ToString(CultureInfo.InvariantCulture),
                NumberWords(number.Value, range)
            ),
            DateFact date => DateFault(date.Value, definition, today),
            TextFact text when definition.Type == AttributeType.Text && TextSigns.FirstForbidden(text.Value) is { } sign => new Diagnostic(
                DiagnosticCatalogue.TextForbiddenSign,
                AttributeWording.ForbiddenSign(definition.Label, sign)
            ),
            _ => null,
        };

    /// <summary>“比例取值在 0 到 1 之间，60 是否应为 0.6”; null when the threshold is plausible.</summary>
    public static string? ThresholdFault(decimal threshold, AttributeDefinition definition) =>
        RangeOf(definition) is var range && !range.Holds(threshold, isPercent: false) ? NumberWords(threshold, range) : null;

    private static string NumberWords(decimal number, PlausibleRange range)
    {
        var plain = ExactDecimal.Plain(number).ToString(CultureInfo.InvariantCulture);
        if (range.IsRatio)
        {
            var bounds = range is { Least: { } least, Most: { } most } ? AttributeWording.RatioBounds(least, most) : AttributeWording.RatioAsDecimal;
            var hundredth = number / 100m;
            var asked = range.Holds(hundredth)
                ? AttributeWording.RatioMeant(plain, ExactDecimal.Plain(hundredth).ToString(CultureInfo.InvariantCulture))
                : "";
            var percent =
                range.MostWithPercent is not null && number > 0
                    ? AttributeWording.PercentSignNeeded(ExactDecimal.Plain(number * 100m).ToString(CultureInfo.InvariantCulture))
                    : "";
            return bounds + asked + percent;
        }

        return number < range.Least
            ? range.Least == 0
                ? AttributeWording.NotNegative(plain)
                : AttributeWording.BelowLeast(range.Least)
            : AttributeWording.AboveMost(range.Most);
    }

    private static Diagnostic? DateFault(DateOnly date, AttributeDefinition definition, DateOnly? today)
    {
        var shown = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var isPast = PastDates.Contains(definition.Name);
        return date < First ? Wrong(definition, shown, AttributeWording.BeforeYear1900)
            : date > Last && (isPast || date != NoEnd) ? Wrong(definition, shown, AttributeWording.AfterYear2200)
            : isPast && date > today ? Wrong(definition, shown, AttributeWording.InTheFuture(today))
            : null;
    }

    private static Diagnostic Wrong(AttributeDefinition definition, string shown, string what) =>
        new(DiagnosticCatalogue.FactImplausible, AttributeWording.ValueImplausible(definition.Label, shown, what));
}
