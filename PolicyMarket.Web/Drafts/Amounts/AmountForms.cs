using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Tables.Tiers;

namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>Turns the text of an amount into the form in which it is typed, and back.</summary>
public static class AmountForms
{
    /// <summary>The form of a text; a text of no such shape is a formula.</summary>
    public static AmountDraft Open(string text, AttributeCatalog catalog)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new AmountDraft(AmountView.None);
        }

        if (AmountFormReader.Read(text, catalog) is not { } shape || OpenForm(shape.Form, catalog) is not { } draft)
        {
            return new AmountDraft(AmountView.Formula);
        }

        return draft with
        {
            Floor = Yuan(shape.Floor),
            Ceiling = Yuan(shape.Ceiling),
        };
    }

    /// <summary>The formula of a form, or everything that is wrong with it, each at its row.</summary>
    public static AmountReading Read(AmountDraft draft, AttributeCatalog catalog)
    {
        var reader = new AmountDraftReader(draft, catalog);
        return reader.Read();
    }

    /// <summary>Tiers as a form shows them, in units in which their numbers are short.</summary>
    public static AmountDraft OpenTiers(TieredAmount tiers, AttributeCatalog catalog)
    {
        var bounds = AmountUnits.KindOf(tiers.Base, catalog) ?? AmountUnits.Yuan;
        var values = ValueKind(tiers.Kind, tiers.Times ?? tiers.Base, catalog);
        var boundUnit = AmountUnits.BestFor([.. tiers.Tiers.SelectMany(tier => new[] { tier.Low, tier.High }).OfType<decimal>()], bounds);
        var valueUnit = AmountUnits.BestFor([.. tiers.Tiers.Select(tier => tier.Value)], values);
        string Bound(decimal? number) => number is { } known ? AmountUnits.Write(known, boundUnit) : "";
        return new AmountDraft(AmountView.Tiers)
        {
            Base = tiers.Base,
            Kind = tiers.Kind,
            Times = tiers.Times ?? "",
            Step = tiers.Step is { } step ? AmountUnits.Typed(step, StepKind(tiers, catalog)) : "",
            BoundUnit = boundUnit,
            ValueUnit = valueUnit,
            IsZeroOutside = tiers.IsZeroOutside,
            Head = tiers.Head,
            Rows =
            [
                .. tiers
                    .Tiers.OrderBy(tier => tier.Low ?? decimal.MinValue)
                    .Select(tier => new TierRowDraft(
                        Bound(tier.Low),
                        tier.LowIncluded,
                        Bound(tier.High),
                        tier.HighIncluded,
                        AmountUnits.Write(tier.Value, valueUnit),
                        tier.Cite
                    )),
            ],
        };
    }

    /// <summary>The draft with units that fit its base and kind; the usual ones where the present do not.</summary>
    public static AmountDraft Fit(AmountDraft draft, AttributeCatalog catalog)
    {
        static string Fitting(string unit, AttributeDefinition kind) =>
            AmountUnits.Of(kind).Contains(unit) ? unit
            : AmountUnits.Of(kind) is [var first, ..] ? first
            : "";
        var times = draft.Times.Length > 0 && draft.Kind is TierKind.Rate or TierKind.Step ? draft.Times : draft.Base;
        return draft with
        {
            BoundUnit = Fitting(draft.BoundUnit, AmountUnits.KindOf(draft.Base, catalog) ?? AmountUnits.Yuan),
            ValueUnit = Fitting(draft.ValueUnit, ValueKind(draft.Kind, times, catalog)),
        };
    }

    /// <summary>The kind of the values of tiers: a sum, or for a rate of money a share.</summary>
    public static AttributeDefinition ValueKind(TierKind kind, string of, AttributeCatalog catalog) =>
        kind is TierKind.Rate or TierKind.Slice && AmountUnits.KindOf(of, catalog) is { IsMoney: true } ? AmountUnits.Share : AmountUnits.Yuan;

    /// <summary>The kind of the length of a step.</summary>
    public static AttributeDefinition StepKind(TieredAmount tiers, AttributeCatalog catalog) =>
        AmountUnits.KindOf(tiers.Times ?? tiers.Base, catalog) ?? AmountUnits.Yuan;

    private static AmountDraft? OpenForm(AmountForm form, AttributeCatalog catalog) =>
        form switch
        {
            FixedAmount sum => new AmountDraft(AmountView.Fixed) { Sum = Yuan(sum.Yuan) },
            ProductAmount product when AmountUnits.KindOf(product.Base, catalog) is { } kind => kind.IsMoney
                ? new AmountDraft(AmountView.Rate) { Base = product.Base, Factor = AmountUnits.Write(product.Factor, "%") + "%" }
                : new AmountDraft(AmountView.Price) { Base = product.Base, Factor = Yuan(product.Factor) },
            TieredAmount tiers => OpenTiers(tiers, catalog),
            _ => null,
        };

    private static string Yuan(decimal? number) => number is { } known ? AmountUnits.Typed(known, AmountUnits.Yuan) : "";
}
