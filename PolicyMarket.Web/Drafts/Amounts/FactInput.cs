using System.Globalization;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>Facts as the boxes of a desk hold them: one text a fact, codes of a set with "、" between.</summary>
internal static class FactInput
{
    /// <summary>The set without members.</summary>
    public const string NoMembers = "无";

    private const string Day = "yyyy-MM-dd";

    /// <summary>Null for an empty text and for one that says no such fact.</summary>
    public static FactValue? Read(string text, AttributeDefinition definition)
    {
        var bare = text.Trim();
        return bare.Length == 0
            ? null
            : definition.Type switch
            {
                AttributeType.Boolean => bool.TryParse(bare, out var truth) ? new BooleanFact(truth) : null,
                AttributeType.Decimal or AttributeType.Integer => NumberInput.Read(bare, definition) is { } number ? new NumberFact(number) : null,
                AttributeType.Date => DateOnly.TryParseExact(bare, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? new DateFact(day)
                    : null,
                AttributeType.Set => new SetFact(MembersOf(bare)),
                AttributeType.Code or AttributeType.Text => new TextFact(bare),
                _ => null,
            };
    }

    /// <summary>The text of a fact; null where no box can hold it.</summary>
    public static string? Write(FactValue value, AttributeDefinition definition) =>
        value switch
        {
            BooleanFact truth => truth.Value ? "true" : "false",
            NumberFact number => NumberInput.Write(number.Value, definition),
            DateFact day => day.Value.ToString(Day, CultureInfo.InvariantCulture),
            TextFact text => text.Value,
            SetFact { Values.IsEmpty: true } => NoMembers,
            SetFact set => string.Join('、', set.Values),
            _ => null,
        };

    /// <summary>The codes of a set.</summary>
    public static string[] MembersOf(string text) =>
        text.Trim() is NoMembers or "" ? [] : text.Split(['、', ',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
