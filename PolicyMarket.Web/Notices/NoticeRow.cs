namespace PolicyMarket.Web.Notices;

/// <summary>One message of the inbox.</summary>
public sealed record NoticeRow(long Id, string Title, string Body, string Target, DateTime At, bool IsRead);
