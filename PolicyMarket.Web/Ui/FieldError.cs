namespace PolicyMarket.Web.Ui;

/// <summary>A fault of one field of a form in words, and the id of its input.</summary>
public sealed record FieldError(string FieldId, string Message);
