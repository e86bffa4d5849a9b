using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>A case that counts, with the facts that stand behind it and whoever kept it last.</summary>
public sealed record CaseRow(int Key, RuleCase Case, CaseOrigin Origin, string PersonName, DateTime At, Facts Facts);
