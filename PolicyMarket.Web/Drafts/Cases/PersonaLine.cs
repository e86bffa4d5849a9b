using PolicyMarket.Rules.Cases;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>A standard firm with the answer of the rule; no expectation.</summary>
public sealed record PersonaLine(Persona Persona, CaseResult Result);
