using PolicyMarket.Data.Authoring;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>A part that another person saved first; Revision: where one's own text is kept; Text: that text.</summary>
internal sealed record SavedClash(DraftSection Section, string PersonName, DateTime At, int Revision, string Text);
