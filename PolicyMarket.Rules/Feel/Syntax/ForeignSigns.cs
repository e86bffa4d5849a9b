namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Signs that people type in place of those of the language, such as full-width ones, with the sign that is meant.</summary>
internal static class ForeignSigns
{
    public static IReadOnlyDictionary<char, string> Replacements { get; } =
        new Dictionary<char, string>()
        {
            ['（'] = "(",
            ['）'] = ")",
            ['，'] = ",",
            ['、'] = ",",
            ['“'] = "\"",
            ['”'] = "\"",
            ['「'] = "\"",
            ['」'] = "\"",
            ['＋'] = "+",
            ['－'] = "-",
            ['−'] = "-",
            ['—'] = "-",
            ['×'] = "*",
            ['＊'] = "*",
            ['÷'] = "/",
            ['／'] = "/",
            ['＜'] = "<",
            ['＞'] = ">",
            ['＝'] = "=",
            ['≥'] = ">=",
            ['≤'] = "<=",
            ['≠'] = "!=",
            ['【'] = "[",
            ['】'] = "]",
            ['。'] = ".",
            ['％'] = "/ 100",
            ['%'] = "/ 100",
            ['\''] = "\"",
            ['‘'] = "\"",
            ['’'] = "\"",
            ['&'] = "and",
            ['|'] = "or",
            ['!'] = "not(…)",
        };
}
