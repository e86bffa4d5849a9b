using System.Globalization;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Words of the steps of a draft: moved, undone, done again.</summary>
internal static class DraftMoveWords
{
    public const string NothingToUndo = "没有可以撤销的改动";
    public const string NothingToRedo = "没有可以重做的改动";
    public const string Restored = "恢复为已发布";

    public static string Undone(string what) => $"已撤销：{what}";

    public static string Redone(string what) => $"已重做：{what}";

    public static string Moved(string name, int place, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"移动{name}，现在是这一组的第 {place} 项，共 {count} 项");

    public static string Refused(DraftMove move) =>
        move switch
        {
            DraftMove.Up => "已是最上面一项",
            DraftMove.Down => "已是最下面一项",
            DraftMove.Out => "已在最外一层",
            DraftMove.In => "上下相邻处没有可以移入的组",
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, "An unknown direction."),
        };
}
