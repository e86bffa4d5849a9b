namespace PolicyMarket.Web.Shell;

/// <summary>Whether a navigation entry stands for the page that is open.</summary>
public static class NavMatch
{
    public static bool IsCurrent(string href, string open, bool withSubPages)
    {
        if (href.Contains('?', StringComparison.Ordinal))
        {
            return Same(href, open);
        }

        var path = open.Split('?', 2)[0];
        if (Same(href, path))
        {
            return true;
        }

        return withSubPages && path.StartsWith(href.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
