using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>Credit codes with both check characters: that of the organisation code (GB 11714) and that of the whole (GB 32100).</summary>
internal static class DemonstrationCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The index makes the code unique; the letters between are random.</summary>
    public static string Of(string entityType, string region, int index, DemonstrationRandom random)
    {
        var organisation =
            $"MAD{Alphabet[random.Next(10)]}{Alphabet[index / 961 % 31]}{Alphabet[index / 31 % 31]}{Alphabet[index % 31]}{Alphabet[random.Next(10)]}";
        var first17 = $"{Authority(entityType)}{region}{organisation}{OrganisationCheck(organisation)}";
        return first17 + CreditCode.CheckCharacter(first17);
    }

    /// <summary>Registering department and kind of body.</summary>
    private static string Authority(string entityType) =>
        entityType switch
        {
            "company" or "other_enterprise" => "91",
            "individual_business" => "92",
            "social_organization" => "51",
            "law_firm" => "31",
            _ => throw new InvalidOperationException($"No registering department for {entityType}."),
        };

    private static char OrganisationCheck(string first8)
    {
        var sum = 0;
        for (var i = 0; i < first8.Length; i++)
        {
            var digit = first8[i] <= '9' ? first8[i] - '0' : first8[i] - 'A' + 10;
            sum += digit * OrganisationWeights[i];
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }
}
