using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>One part of a draft's tree as it is being written: texts as typed, which may be wrong.</summary>
public sealed class DraftPart(int id, DraftPartKind kind)
{
    /// <summary>Never used twice in one draft.</summary>
    public int Id => id;

    public DraftPartKind Kind { get; set; } = kind;

    public List<DraftPart> Parts { get; init; } = [];

    /// <summary>The attribute's name; what was typed when that is none.</summary>
    public string Attribute { get; set; } = "";

    public ComparisonOperator Op { get; set; }

    /// <summary>Against another attribute, whose name is the one value.</summary>
    public bool IsAgainstAttribute { get; set; }

    /// <summary>Codes, dates ("2026-01-31"), "true" or "false", or numbers as people write them; both ends of a range.</summary>
    public List<string> Values { get; set; } = [];

    /// <summary>The free expression.</summary>
    public string Formula { get; set; } = "";

    public string? Cite { get; set; }

    /// <summary>The number of the citation, among those of the draft, from which the part was made; null for a part that was written by hand.</summary>
    public int? Quote { get; set; }

    /// <summary>True until it has been shown: the cursor goes there.</summary>
    public bool IsNew { get; set; }

    public bool IsGroup => Kind is DraftPartKind.All or DraftPartKind.Any or DraftPartKind.Not;

    /// <summary>Several rows of which none may hold: in the exchange form a negation around a group of alternatives.</summary>
    public bool IsNoneOfSeveral => Kind == DraftPartKind.Not && Parts.Count > 1;

    /// <summary>The part and all below it, as they stand.</summary>
    public IEnumerable<DraftPart> InOrder() => Parts.SelectMany(part => part.InOrder()).Prepend(this);

    /// <summary>Ids in the order in which the engine counts its nodes; a part that is two nodes stands twice.</summary>
    public IEnumerable<int> NodeOrder() => Enumerable.Repeat(Id, IsNoneOfSeveral ? 2 : 1).Concat(Parts.SelectMany(part => part.NodeOrder()));

    /// <summary>The first value, or the one at this end of a range; empty when there is none.</summary>
    public string ValueAt(int place) => place < Values.Count ? Values[place] : "";

    public void SetValue(int place, string text)
    {
        while (Values.Count <= place)
        {
            Values.Add("");
        }

        Values[place] = text;
    }
}
