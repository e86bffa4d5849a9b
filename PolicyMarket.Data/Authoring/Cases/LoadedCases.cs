using System.Globalization;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>The cases that count for the item of a draft, with the person who works on them.</summary>
internal sealed record LoadedCases(Actor Actor, ItemDraft Draft, List<ItemCase> Cases)
{
    public long DepartmentId => Draft.DepartmentId;

    public string Code => Draft.Code;

    /// <summary>The subject of audit events.</summary>
    public string Subject => string.Create(CultureInfo.InvariantCulture, $"draft:{Draft.Id}");
}
