using PolicyMarket.Data.Authoring.Documents;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>A field of the head as an officer accepted or corrected it, with who and when (UTC).</summary>
public sealed record HeadValue(DocumentHeadField Field, string Value, string PersonName, DateTime At);
