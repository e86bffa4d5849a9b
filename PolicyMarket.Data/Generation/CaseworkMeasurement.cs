using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Casework.Rules;
using static System.FormattableString;

namespace PolicyMarket.Data.Generation;

/// <summary>Support for measurements of casework: rules up to a number, and sessions in memory without a record.</summary>
public sealed class CaseworkMeasurement
{
    private static readonly CaseKind[] Waits = [CaseKind.PreCheckWaits, CaseKind.DataWaits, CaseKind.OfferWaits, CaseKind.ClaimWaits, CaseKind.BatchWaits];
    private static readonly DateOnly Day = new(2026, 11, 27);

    private readonly CaseNetwork _network;

    /// <summary>Compiles the rules of the product, and further ones up to the number.</summary>
    public CaseworkMeasurement(int rules) => _network = new CaseNetwork(Further(rules));

    /// <summary>Rules of the product.</summary>
    public static int RuleCount => CaseNetwork.RuleTypes.Length;

    /// <summary>Makes the casework of these services evaluate so many rules; fewer than the product has are not possible.</summary>
    public static void AddRules(IServiceCollection services, int rules)
    {
        foreach (var rule in Further(rules))
        {
            services.AddSingleton(rule);
        }
    }

    /// <summary>Evaluates so many firms with four claims each in sessions of some firms; returns the number of findings.</summary>
    public int Evaluate(int firstFirm, int firms, int firmsPerSession)
    {
        object[] common = [new Today(Day, Day.AddDays(7), Day.AddDays(14)), .. Waits.Select(kind => new WaitLimits(kind, 3, 3, 10))];
        return Enumerable
            .Range(firstFirm, firms)
            .Chunk(firmsPerSession)
            .Sum(session => _network.Evaluate([.. common, .. session.SelectMany(Facts)]).Count);
    }

    private static IEnumerable<Rule> Further(int rules) =>
        Enumerable.Range(0, Math.Max(0, rules - RuleCount)).Select(place => new WaitingLong(Waits[place % Waits.Length], -(place / Waits.Length * 5)));

    private static IEnumerable<object> Facts(int firm)
    {
        for (var place = 0; place < GeneratedClaims.PerFirm; place++)
        {
            var id = ((long)firm * GeneratedClaims.PerFirm) + place + 1;
            var number = id.ToString("D8", CultureInfo.InvariantCulture);
            var made = new MadeClaim(
                id,
                number,
                firm,
                1,
                place + 1,
                Invariant($"文件|事项{place}"),
                "奖补",
                "2025",
                Day.AddDays(-30),
                1_000_00,
                IsOnce: false
            );
            yield return made;
            var left = (int)(id % 40) - 8;
            if (id % 3 == 0)
            {
                yield return new OpenMoney(id, number, firm, 1, 1, Day.AddDays(-30), number, number, 1_000_00, "奖补");
                yield return new Waiting(
                    CaseKind.ClaimWaits,
                    Invariant($"claim:{id}"),
                    firm,
                    1,
                    CaseActor.Finance,
                    Day.AddDays(-30),
                    Day.AddDays(left),
                    left,
                    left < 0,
                    1_000_00,
                    number
                );
            }
        }
    }
}
