using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Policies;

/// <summary>
/// The four tests for 免申即享 (通城): 受益对象明确, 认定有据, 标准具体, 文件有效, computed from the rule, the catalogue and the date.
/// </summary>
public static class AdmissionTest
{
    /// <summary>The name of the test that depends on the date.</summary>
    public const string DocumentInForce = PolicyReadingWording.DocumentInForce;

    /// <summary>All four, in their order. ConfirmedUntil is a department's word for an undated document, inclusive.</summary>
    public static ImmutableArray<AdmissionResult> Of(PolicyRule rule, AttributeCatalog catalog, DateOnly date, DateOnly? confirmedUntil) =>
        [
            new AdmissionResult(PolicyReadingWording.BeneficiariesClear, Beneficiaries(rule, catalog)),
            new AdmissionResult(PolicyReadingWording.GroundsNamed, Grounds(rule)),
            new AdmissionResult(PolicyReadingWording.StandardSpecific, Standard(rule, catalog)),
            new AdmissionResult(DocumentInForce, Document(rule.Document, date, confirmedUntil)),
        ];

    /// <summary>True when all four are passed.</summary>
    public static bool IsPassed(PolicyRule rule, AttributeCatalog catalog, DateOnly date, DateOnly? confirmedUntil) =>
        Of(rule, catalog, date, confirmedUntil).All(result => result.IsPassed);

    /// <summary>Every condition is decided by what a department holds.</summary>
    private static ImmutableArray<string> Beneficiaries(PolicyRule rule, AttributeCatalog catalog) =>
        NotHeld(ConditionAttributes.In(rule.Conditions), catalog, PolicyReadingWording.InConditions);

    /// <summary>The recognising source is named: who issued it, and under which number or where it is published.</summary>
    private static ImmutableArray<string> Grounds(PolicyRule rule)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        if (string.IsNullOrWhiteSpace(rule.Document.Issuer))
        {
            reasons.Add(PolicyReadingWording.IssuerMissing);
        }

        if (string.IsNullOrWhiteSpace(rule.Document.Number) && string.IsNullOrWhiteSpace(rule.Source))
        {
            reasons.Add(PolicyReadingWording.NumberAndSourceMissing);
        }

        return reasons.ToImmutable();
    }

    /// <summary>The amount is a formula over what departments hold.</summary>
    private static ImmutableArray<string> Standard(PolicyRule rule, AttributeCatalog catalog) =>
        rule.AmountKind switch
        {
            AmountKind.DiscretionaryUpToCap => [PolicyReadingWording.OnlyCapGiven],
            AmountKind.Qualification => [PolicyReadingWording.NoAmount],
            AmountKind.Formula => NotHeld(rule.Amount?.Attributes ?? [], catalog, PolicyReadingWording.InAmountFormula),
            var kind => throw new InvalidOperationException($"The unknown kind of amount {kind}."),
        };

    private static ImmutableArray<string> Document(PolicyText document, DateOnly date, DateOnly? confirmedUntil) =>
        document.ValidityOn(date) switch
        {
            Validity.InForce => [],
            Validity.Undated when confirmedUntil >= date => [],
            Validity.Undated => [PolicyReadingWording.ValidityUnstated],
            Validity.NotYet => [PolicyReadingWording.NotYetInForce(document.EffectiveFrom)],
            Validity.Expired => [PolicyReadingWording.DocumentExpired(document.EffectiveTo)],
            var validity => throw new InvalidOperationException($"The unknown validity {validity}."),
        };

    private static ImmutableArray<string> NotHeld(IEnumerable<string> names, AttributeCatalog catalog, string place) =>
        [
            .. from name in names.Distinct(StringComparer.Ordinal)
            let attribute = Find(name, catalog)
            where attribute is null || !IsHeld(attribute)
            select PolicyReadingWording.UsesAttribute(place, attribute?.Label ?? name, WhyNot(attribute)),
        ];

    private static AttributeDefinition? Find(string name, AttributeCatalog catalog) => catalog.TryGet(name, out var attribute) ? attribute : null;

    private static bool IsHeld(AttributeDefinition attribute) =>
        attribute.Kind switch
        {
            AttributeKind.Parameter => true,
            AttributeKind.Fact or AttributeKind.Derived or AttributeKind.History => !string.IsNullOrWhiteSpace(attribute.SourceDepartment),
            AttributeKind.Person or AttributeKind.Case or AttributeKind.Cross => false,
            var kind => throw new InvalidOperationException($"The unknown kind of attribute {kind}."),
        };

    private static string WhyNot(AttributeDefinition? attribute) =>
        attribute?.Kind switch
        {
            null => PolicyReadingWording.NotInCatalog,
            AttributeKind.Person => PolicyReadingWording.PersonalInformation,
            AttributeKind.Case => PolicyReadingWording.KnownOnlyOnApplication,
            AttributeKind.Cross => PolicyReadingWording.DependsOnOtherFirms,
            _ => PolicyReadingWording.HolderUnstated,
        };
}
