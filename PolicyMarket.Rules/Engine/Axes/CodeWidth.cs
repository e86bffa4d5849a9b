namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>Size of a class number of an axis.</summary>
internal static class CodeWidth
{
    private const int ByteClasses = 254;
    private const int ShortClasses = 65_534;

    /// <summary>Bytes a row: 1, 2 or 4, so that one number above the classes is left for "not known".</summary>
    public static int Of(int classes) =>
        classes <= ByteClasses ? 1
        : classes <= ShortClasses ? 2
        : 4;

    /// <summary>The class number that stands for "not known".</summary>
    public static uint UnknownOf(int classes) =>
        Of(classes) switch
        {
            1 => byte.MaxValue,
            2 => ushort.MaxValue,
            _ => uint.MaxValue,
        };
}
