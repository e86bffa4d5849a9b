using System.Globalization;

namespace PolicyMarket.Data.Casework;

/// <summary>Reads the subject of a case: "offer:17" is kind "offer" and id 17.</summary>
public static class CaseSubject
{
    public static string KindOf(string subject) => subject.Split(':')[0];

    public static long IdOf(string subject) => long.Parse(subject.Split(':')[1], NumberStyles.None, CultureInfo.InvariantCulture);
}
