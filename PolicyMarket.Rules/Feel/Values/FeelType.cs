using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>The type of a part: for a list that of its elements, for an attribute its definition with the values it may have.</summary>
internal sealed record FeelType(FeelKind Kind, FeelType? Element = null, AttributeDefinition? Source = null)
{
    public static readonly FeelType Broken = new(FeelKind.Broken);
    public static readonly FeelType Null = new(FeelKind.Null);
    public static readonly FeelType Number = new(FeelKind.Number);
    public static readonly FeelType Truth = new(FeelKind.Truth);
    public static readonly FeelType Day = new(FeelKind.Date);
    public static readonly FeelType Any = new(FeelKind.Any);
    public static readonly FeelType Text = new(FeelKind.Text);

    public static FeelType Of(AttributeDefinition definition) =>
        definition.Type switch
        {
            AttributeType.Decimal or AttributeType.Integer => new(FeelKind.Number, null, definition),
            AttributeType.Boolean => new(FeelKind.Truth, null, definition),
            AttributeType.Date => new(FeelKind.Date, null, definition),
            AttributeType.Code or AttributeType.Text => new(FeelKind.Text, null, definition),
            AttributeType.List => new(FeelKind.List, Any, definition),
            AttributeType.Set => new(FeelKind.List, new(FeelKind.Text, null, definition), definition),
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Type, "No such type of attribute."),
        };

    public static FeelType ListOf(FeelType element) => new(FeelKind.List, element);

    /// <summary>True where nothing speaks against the kind: unknown and already reported parts fit.</summary>
    public bool Fits(FeelKind kind) => Kind == kind || kind == FeelKind.Any || Kind is FeelKind.Broken or FeelKind.Null or FeelKind.Any;

    public bool AgreesWith(FeelType other) => Fits(other.Kind) || other.Fits(Kind);

    public static bool IsOf(FeelValue value, FeelKind kind) =>
        kind switch
        {
            FeelKind.Number => value is FeelNumber,
            FeelKind.Truth => value is FeelBoolean,
            FeelKind.Text => value is FeelText,
            FeelKind.Date => value is FeelDate,
            FeelKind.List => value is FeelList,
            FeelKind.Context => value is FeelContext,
            _ => true,
        };

    public string Chinese => Words(Kind);

    public static string Words(FeelKind kind) =>
        kind switch
        {
            FeelKind.Broken => "未知类型",
            FeelKind.Null => "空值",
            FeelKind.Number => "数字",
            FeelKind.Truth => "“是/否”",
            FeelKind.Text => "文字",
            FeelKind.Date => "日期",
            FeelKind.List => "列表",
            FeelKind.Context => "上下文",
            FeelKind.Any => "任意类型",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
}
