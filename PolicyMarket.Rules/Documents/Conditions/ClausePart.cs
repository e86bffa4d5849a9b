using PolicyMarket.Rules.Documents.Sentences;

namespace PolicyMarket.Rules.Documents.Conditions;

/// <summary>The own text of one numbered part: its path, heading, the lead of the part above, and its sentences.</summary>
internal sealed record ClausePart(string Path, string Title, string Lead, IReadOnlyList<ReadSentence> Sentences);
