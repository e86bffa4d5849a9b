using System.Collections.Immutable;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Reach;

/// <summary>One firm as an example: its name, what it would get or what it lacks, and how each condition was decided.</summary>
public sealed record ReachSample(long FirmId, string Name, string Words, ImmutableArray<ConditionRow> Conditions);
