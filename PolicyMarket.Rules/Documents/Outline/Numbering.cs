using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Documents.Outline;

/// <summary>Open parts while a text is read downwards: decides whether a number continues a series, and where it belongs.</summary>
internal sealed partial class Numbering
{
    private const int LargestGap = 3;

    private readonly List<OutlineNode> _open = [];
    private readonly Dictionary<(string Parent, MarkKind Kind), int> _last = [];
    private bool _hasChapters;
    private bool _isAfterDate;

    /// <summary>Inside the list of annexes before the signature (附件：1.… 2.…), whose numbers are no parts.</summary>
    public bool IsAnnexList { get; private set; }

    /// <summary>Looks for the date of the signature, after which annexes begin.</summary>
    public void Note(string words)
    {
        if (SignatureDate().IsMatch(words))
        {
            (_isAfterDate, IsAnnexList) = (true, false);
        }
        else if (IsAnnexList && OutlineMark.Read(words) is not { Kind: MarkKind.Arabic })
        {
            IsAnnexList = false;
        }
    }

    public bool AcceptsAnnex(bool isBare, string words)
    {
        if (words.StartsWith("附件：", StringComparison.Ordinal) && !_isAfterDate)
        {
            IsAnnexList = true;
            return false;
        }

        return isBare || (_isAfterDate && words.Length <= 60 && !words.EndsWith('\u3002'));
    }

    public (string Path, int Level, OutlineNode? Parent)? Place(OutlineMark mark)
    {
        if (mark.Kind == MarkKind.Annex)
        {
            _open.Clear();
            _last.Clear();
            _hasChapters = false;
            return (mark.Part, 1, null);
        }

        while (_open.Count > 0 && _open[^1].Mark.Kind != MarkKind.Annex && _open[^1].Mark.Kind >= mark.Kind)
        {
            _open.RemoveAt(_open.Count - 1);
        }

        var parent = _open.Count > 0 ? _open[^1] : null;
        var key = (parent?.Path ?? "", mark.Kind);
        if (mark.Kind >= MarkKind.Arabic && !Continues(mark, _last.GetValueOrDefault(key)))
        {
            return null;
        }

        _last[key] = mark.Value;
        _hasChapters |= mark.Kind == MarkKind.Chapter;
        return (PathOf(mark, parent), LevelOf(mark, parent), parent);
    }

    public void Keep(OutlineNode node) => _open.Add(node);

    private static bool Continues(OutlineMark mark, int last) => mark.Value == 1 || (mark.Value > last && mark.Value - last <= LargestGap && last > 0);

    /// <summary>Chapters and sections are left out of the path of what stands below them.</summary>
    private static string PathOf(OutlineMark mark, OutlineNode? parent)
    {
        var above = parent;
        while (above is { Mark.Kind: MarkKind.Chapter or MarkKind.Section })
        {
            above = above.Parent;
        }

        return above is null ? mark.Part : $"{above.Path}.{mark.Part}";
    }

    private int LevelOf(OutlineMark mark, OutlineNode? parent)
    {
        var isInAnnex = _open.Exists(node => node.Mark.Kind == MarkKind.Annex);
        return mark.Kind switch
        {
            MarkKind.Chapter => isInAnnex ? 2 : 1,
            MarkKind.Section => 2,
            MarkKind.Article => _hasChapters || isInAnnex ? 2 : 1,
            _ when parent is { Mark.Kind: MarkKind.Article } => parent.Level + 1,
            MarkKind.Chinese => 1,
            MarkKind.ChineseBracket => 2,
            MarkKind.Arabic => 3,
            _ => 4,
        };
    }

    [GeneratedRegex(@"^[（]?(?:\d{4}|[〇零一二三四五六七八九十]{4})年.{1,3}月.{1,3}日[）]?$", RegexOptions.None, 2000)]
    private static partial Regex SignatureDate();
}
