using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Web.Commands;

/// <summary>One line of a firms file; the id is kept as the JSON that it was.</summary>
internal sealed record FirmLine(long Number, string IdJson, Facts Facts);
