using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Tables.Tiers;

namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>Reads one amount as typed; collects all that is wrong.</summary>
internal sealed class AmountDraftReader(AmountDraft draft, AttributeCatalog catalog)
{
    private readonly ImmutableArray<AmountFault>.Builder faults = ImmutableArray.CreateBuilder<AmountFault>();

    public AmountReading Read()
    {
        AmountForm? form = draft.View switch
        {
            AmountView.None => null,
            AmountView.Fixed => Sum(draft.Sum, "请填写每家的金额。") is { } sum ? new FixedAmount(sum) : null,
            AmountView.Rate => Product(AmountUnits.Share, "请填写比例，如 10%。"),
            AmountView.Price => Product(AmountUnits.Yuan, "请填写单价。"),
            AmountView.Tiers => Tiers(),
            _ => throw new InvalidOperationException($"The view {draft.View} is no form."),
        };
        var (floor, ceiling) = (Limit(draft.Floor, "保底"), Limit(draft.Ceiling, "公式里的上限"));
        if (floor > ceiling)
        {
            Fault(null, "保底大于上限，请对调或改其中一个。");
        }

        var isWrong = faults.Any(fault => fault.IsFault);
        return new AmountReading(
            isWrong ? null
                : form is null ? ""
                : AmountFormWriter.Write(new AmountShape(form, floor, ceiling), catalog),
            faults.ToImmutable()
        );
    }

    private ProductAmount? Product(AttributeDefinition kind, string missing)
    {
        var of = Base(draft.Base);
        var factor = Number(draft.Factor, kind.IsRatio ? "%" : "", kind, missing, null);
        return of is not null && factor is { } known ? new ProductAmount(of, known) : null;
    }

    private TieredAmount? Tiers()
    {
        var of = Base(draft.Base);
        var times = draft.Times.Trim().Length == 0 || draft.Kind is TierKind.Sum or TierKind.Slice ? null : Base(draft.Times);
        var bounds = of is null ? AmountUnits.Yuan : AmountUnits.KindOf(of, catalog) ?? AmountUnits.Yuan;
        var step = draft.Kind == TierKind.Step ? Step(times ?? of ?? "") : null;
        if (draft.Rows.IsEmpty)
        {
            Fault(null, "请至少添加一档。");
        }

        var values = AmountForms.ValueKind(draft.Kind, times ?? of ?? "", catalog);
        var tiers = draft.Rows.Select((row, index) => Tier(row, index, bounds, values)).OfType<AmountTier>().ToImmutableArray();
        if (tiers.Length != draft.Rows.Length)
        {
            return null;
        }

        faults.AddRange(
            TierFindings
                .Of(tiers)
                .Select(finding => new AmountFault(
                    finding.Tier,
                    TierWording.Of(finding, tiers, draft.IsZeroOutside || draft.Kind == TierKind.Slice, number => AmountUnits.Say(number, bounds)),
                    finding.IsFault
                ))
        );
        return of is null
            ? null
            : new TieredAmount(of, draft.Kind, tiers, draft.IsZeroOutside || draft.Kind == TierKind.Slice)
            {
                Times = times == of ? null : times,
                Step = step,
                Head = draft.Kind == TierKind.Slice ? null : draft.Head,
            };
    }

    private AmountTier? Tier(TierRowDraft row, int index, AttributeDefinition bounds, AttributeDefinition values)
    {
        var before = faults.Count;
        var low = Bound(row.Low, bounds, index, "下限");
        var high = Bound(row.High, bounds, index, "上限");
        var value = Number(row.Value, draft.ValueUnit, values, "请填写这一档的值。", index);
        return faults.Count > before || value is not { } known
            ? null
            : new AmountTier(low, low is not null && row.LowIncluded, high, high is not null && row.HighIncluded, known, row.Cite);
    }

    private decimal? Step(string of)
    {
        var kind = AmountUnits.KindOf(of, catalog) ?? AmountUnits.Yuan;
        var step = Number(draft.Step, "", kind, "请填写每满多少算一份。", null);
        if (step is not <= 0m)
        {
            return step;
        }

        Fault(null, "每满的数要大于 0。");
        return null;
    }

    private decimal? Bound(string text, AttributeDefinition kind, int row, string which) =>
        text.Trim().Length == 0 ? null : Number(text, draft.BoundUnit, kind, "", row, which);

    private decimal? Sum(string text, string missing) => Number(text, "", AmountUnits.Yuan, missing, null);

    private decimal? Limit(string text, string which) => text.Trim().Length == 0 ? null : Number(text, "", AmountUnits.Yuan, "", null, which);

    private decimal? Number(string text, string unit, AttributeDefinition kind, string missing, int? row, string which = "")
    {
        if (text.Trim().Length == 0)
        {
            Fault(row, missing);
            return null;
        }

        if (AmountUnits.Read(text, unit, kind) is { } number)
        {
            return number;
        }

        Fault(row, string.Create(CultureInfo.InvariantCulture, $"{which}“{text.Trim()}”不是数字，请填如 {Example(kind)}。"));
        return null;
    }

    private static string Example(AttributeDefinition kind) =>
        kind.IsMoney ? "500000 或 50万"
        : kind.IsRatio ? "10% 或 5‰"
        : "20";

    /// <summary>The text of a base that is a number; null with a fault for any other.</summary>
    private string? Base(string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0)
        {
            Fault(null, "请选择基数：一个指标，或一个公式。");
            return null;
        }

        var parsed = FeelExpression.ParseAmount(text, catalog);
        if (parsed.Succeeded)
        {
            return text;
        }

        Fault(null, $"基数“{text}”：{parsed.Diagnostics[0].Message}");
        return null;
    }

    private void Fault(int? row, string message) => faults.Add(new AmountFault(row, message));
}
