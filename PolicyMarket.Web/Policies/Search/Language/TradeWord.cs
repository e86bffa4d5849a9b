using System.Collections.Immutable;

namespace PolicyMarket.Web.Policies.Search.Language;

/// <summary>
/// A word of the trade with the words that mean the same (weight near 1) or something close (weight about a half), itself first. IsGeneral: says little about
/// what is sought, such as 补贴, and is not demanded next to other words.
/// </summary>
public sealed record TradeWord(string Text, bool IsGeneral, ImmutableArray<WeighedWord> Meanings);
