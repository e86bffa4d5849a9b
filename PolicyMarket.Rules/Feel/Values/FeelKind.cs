namespace PolicyMarket.Rules.Feel.Values;

internal enum FeelKind
{
    /// <summary>A part that already has its diagnostic; fits everywhere, so that one mistake is told once.</summary>
    Broken,
    Null,
    Number,
    Truth,
    Text,
    Date,
    List,
    Context,

    /// <summary>Known only when it is computed.</summary>
    Any,
}
