namespace PolicyMarket.Web.Ui;

/// <summary>Which page numbers a pager shows: the ends and the neighbours of the open page; null stands for a gap.</summary>
internal static class PagerWindow
{
    public static IEnumerable<int?> Of(int page, int pageCount)
    {
        var last = 0;
        for (var number = 1; number <= pageCount; number++)
        {
            if (number != 1 && number != pageCount && Math.Abs(number - page) > 1)
            {
                continue;
            }

            if (number - last > 1)
            {
                yield return null;
            }

            yield return number;
            last = number;
        }
    }
}
