using System.CommandLine;
using System.Text.RegularExpressions;

namespace PolicyMarket.Web.Commands;

/// <summary>What the command line library says, in Chinese also where its own translation has gaps.</summary>
internal static partial class ParseErrors
{
    public static IEnumerable<string> Of(ParseResult parsed) => parsed.Errors.Select(error => Chinese(error.Message)).Distinct(StringComparer.Ordinal);

    private static string Chinese(string message)
    {
        if (OptionRequired().Match(message) is { Success: true } option)
        {
            return $"缺少必填的选项 {option.Groups[1].Value}。";
        }

        if (ArgumentMissing().Match(message) is { Success: true } argument)
        {
            return $"{argument.Groups[1].Value} 后面缺少内容。";
        }

        return Unrecognized().Match(message) is { Success: true } token ? $"不认识“{token.Groups[1].Value}”。" : message;
    }

    [GeneratedRegex(@"^Option '(.+)' is required\.$")]
    private static partial Regex OptionRequired();

    [GeneratedRegex(@"^Required argument missing for (?:command|option): '(.+)'\.$")]
    private static partial Regex ArgumentMissing();

    [GeneratedRegex(@"^Unrecognized command or argument '(.*)'\.$")]
    private static partial Regex Unrecognized();
}
