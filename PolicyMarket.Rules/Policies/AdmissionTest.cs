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
    public const string DocumentInForce = "文件有效";

    /// <summary>All four, in their order. ConfirmedUntil is a department's word for an undated document, inclusive.</summary>
    public static ImmutableArray<AdmissionResult> Of(PolicyRule rule, AttributeCatalog catalog, DateOnly date, DateOnly? confirmedUntil) =>
    [
        new AdmissionResult("受益对象明确", Beneficiaries(rule, catalog)),
        new AdmissionResult("认定有据", Grounds(rule)),
        new AdmissionResult("标准具体", Standard(rule, catalog)),
        new AdmissionResult(DocumentInForce, Document(rule.Document, date, confirmedUntil)),
    ];

    /// <summary>True when all four are passed.</summary>
    public static bool IsPassed(PolicyRule rule, AttributeCatalog catalog, DateOnly date, DateOnly? confirmedUntil) =>
        Of(rule, catalog, date, confirmedUntil).All(result => result.IsPassed);

    /// <summary>Every condition is decided by what a department holds.</summary>
    private static ImmutableArray<string> Beneficiaries(PolicyRule rule, AttributeCatalog catalog) =>
        NotHeld(ConditionAttributes.In(rule.Conditions), catalog, "条件");

    /// <summary>The recognising source is named: who issued it, and under which number or where it is published.</summary>
    private static ImmutableArray<string> Grounds(PolicyRule rule)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        if (string.IsNullOrWhiteSpace(rule.Document.Issuer))
        {
            reasons.Add("没有写明发文机关（document.issuer）");
        }

        if (string.IsNullOrWhiteSpace(rule.Document.Number) && string.IsNullOrWhiteSpace(rule.Source))
        {
            reasons.Add("既没有文号也没有出处（document.number、source）");
        }

        return reasons.ToImmutable();
    }

    /// <summary>The amount is a formula over what departments hold.</summary>
    private static ImmutableArray<string> Standard(PolicyRule rule, AttributeCatalog catalog) => rule.AmountKind switch
    {
        AmountKind.DiscretionaryUpToCap => ["只有封顶数，具体金额由主管部门核定"],
        AmountKind.Qualification => ["没有金额"],
        AmountKind.Formula => NotHeld(rule.Amount?.Attributes ?? [], catalog, "金额公式"),
        var kind => throw new InvalidOperationException($"The unknown kind of amount {kind}."),
    };

    private static ImmutableArray<string> Document(PolicyText document, DateOnly date, DateOnly? confirmedUntil) => document.ValidityOn(date) switch
    {
        Validity.InForce => [],
        Validity.Undated when confirmedUntil >= date => [],
        Validity.Undated => ["文件没有写明有效期，主管部门也没有确认继续执行"],
        Validity.NotYet => [$"文件自 {document.EffectiveFrom:yyyy-MM-dd} 起施行，尚未生效"],
        Validity.Expired => [$"文件已于 {document.EffectiveTo:yyyy-MM-dd} 到期"],
        var validity => throw new InvalidOperationException($"The unknown validity {validity}."),
    };

    private static ImmutableArray<string> NotHeld(IEnumerable<string> names, AttributeCatalog catalog, string place) =>
    [
        .. from name in names.Distinct(StringComparer.Ordinal)
           let attribute = Find(name, catalog)
           where attribute is null || !IsHeld(attribute)
           select $"{place}用到“{attribute?.Label ?? name}”，{WhyNot(attribute)}",
    ];

    private static AttributeDefinition? Find(string name, AttributeCatalog catalog) => catalog.TryGet(name, out var attribute) ? attribute : null;

    private static bool IsHeld(AttributeDefinition attribute) => attribute.Kind switch
    {
        AttributeKind.Parameter => true,
        AttributeKind.Fact or AttributeKind.Derived or AttributeKind.History => !string.IsNullOrWhiteSpace(attribute.SourceDepartment),
        AttributeKind.Person or AttributeKind.Case or AttributeKind.Cross => false,
        var kind => throw new InvalidOperationException($"The unknown kind of attribute {kind}."),
    };

    private static string WhyNot(AttributeDefinition? attribute) => attribute?.Kind switch
    {
        null => "指标目录中没有这一项",
        AttributeKind.Person => "属于个人信息，没有部门按企业掌握",
        AttributeKind.Case => "只有申请时才能说明",
        AttributeKind.Cross => "要与别的企业比较才能确定",
        _ => "目录没有写明由哪个部门掌握",
    };
}
