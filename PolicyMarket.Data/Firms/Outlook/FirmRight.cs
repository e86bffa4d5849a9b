using System.Collections.Immutable;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>An entitlement or a qualification whose conditions a firm meets. Opens: item codes or words.</summary>
public sealed record FirmRight(string ItemCode, string Title, BenefitKind Kind, string DepartmentText, string? Where, ImmutableArray<string> Opens);
