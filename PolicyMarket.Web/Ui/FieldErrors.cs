namespace PolicyMarket.Web.Ui;

/// <summary>Faults of a form, in the order of its fields.</summary>
public static class FieldErrors
{
    /// <summary>The message about one field; null when there is none.</summary>
    public static string? Of(this IReadOnlyList<FieldError> errors, string fieldId) => errors.FirstOrDefault(error => error.FieldId == fieldId)?.Message;

    /// <summary>The fields that are empty, each with its message.</summary>
    public static IReadOnlyList<FieldError> Missing(params (string FieldId, string? Value, string Message)[] fields) =>
        [.. fields.Where(field => string.IsNullOrWhiteSpace(field.Value)).Select(field => new FieldError(field.FieldId, field.Message))];
}
