using System.Globalization;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>Names of cases, each once within an item.</summary>
internal static class CaseNames
{
    public const int Longest = 60;

    /// <summary>The name, or the name with the first number that makes it free; it is taken then.</summary>
    public static string Free(string name, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var end = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"（{number}）");
            var free = name.Length + end.Length <= Longest ? name + end : name[..(Longest - end.Length)] + end;
            if (taken.Add(free))
            {
                return free;
            }
        }
    }
}
