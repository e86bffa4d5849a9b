using System.Collections.Immutable;

namespace PolicyMarket.Rules.Cases;

/// <summary>Proposals in the order of the text. NotFound: boundaries for which no facts were found, in words.</summary>
public sealed record CaseProposalList(ImmutableArray<CaseProposal> Proposals, ImmutableArray<string> NotFound);
