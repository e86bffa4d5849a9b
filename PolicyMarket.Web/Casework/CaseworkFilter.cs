using System.Globalization;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Casework;

/// <summary>The cases that the page shows; it lives in the address.</summary>
/// <param name="Department">Id of the department; null: all that the person may see.</param>
/// <param name="IsEnded">True: settled and dismissed cases in place of the open ones.</param>
/// <param name="Page">From 1.</param>
public sealed record CaseworkFilter(CaseLight? Light, int? Level, CaseKind? Kind, long? Department, bool IsEnded, int Page)
{
    /// <summary>The query string's values without those that say nothing.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToQuery()
    {
        if (Light is { } light)
        {
            yield return new("light", light == CaseLight.Red ? "red" : "amber");
        }

        if (Level is { } level)
        {
            yield return new("level", level.ToString(CultureInfo.InvariantCulture));
        }

        if (Kind is { } kind)
        {
            yield return new("kind", kind.ToString());
        }

        if (Department is { } department)
        {
            yield return new("department", department.ToString(CultureInfo.InvariantCulture));
        }

        if (IsEnded)
        {
            yield return new("state", "ended");
        }

        if (Page > 1)
        {
            yield return new("page", Page.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Values that cannot be read count as absent.</summary>
    public static CaseworkFilter Parse(string? light, string? level, string? kind, string? department, string? state, string? page) =>
        new(
            light switch
            {
                "red" => CaseLight.Red,
                "amber" => CaseLight.Amber,
                _ => null,
            },
            level switch
            {
                "1" => 1,
                "2" => 2,
                _ => null,
            },
            Enum.TryParse<CaseKind>(kind, out var known) && Enum.IsDefined(known) ? known : null,
            QueryText.Id(department),
            state == "ended",
            QueryText.Page(page)
        );
}
