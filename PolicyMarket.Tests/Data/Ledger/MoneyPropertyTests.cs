using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Ledger;

/// <summary>
/// Whatever people do, in whatever order and however often: every fen has one place, and no one is paid twice. A failure prints its seed and the shortest
/// sequence.
/// </summary>
public sealed class MoneyPropertyTests
{
    /// <summary>Grant, confirm, make a batch, approve it, read the bank's answer: without these in order a random sequence seldom pays anything.</summary>
    private static readonly (int Kind, int Pick)[] PlainPath = [(0, 9), (1, 0), (3, 0), (5, 0), (7, 1)];

    private int paid;

    [Fact]
    public void Any_sequence_of_work_keeps_every_fen_in_one_place()
    {
        var step = Gen.Choose(0, MoneyWalk.Kinds - 1).SelectMany(_ => Gen.Choose(0, 11), (kind, pick) => (kind, pick));
        var around = step.ArrayOf().Resize(8);
        var guided = Gen.CollectToArray(PlainPath, next => around.Select(steps => steps.Append(next))).Select(parts => parts.SelectMany(p => p).ToArray());
        var mixed = Gen.Frequency((2, step.ArrayOf().Resize(60)), (1, guided));
        var sequences = Arb.From(mixed, steps => Shorter(steps));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25).WithEndSize(80), Prop.ForAll(sequences, steps => Holds(steps)));
        Assert.True(paid > 0, "no sequence reached a payment, so nothing was proved");
    }

    [Fact]
    public async Task Whole_way_with_every_step_twice_pays_once()
    {
        await using var walk = await MoneyWalk.CreateAsync();
        foreach (
            var (kind, pick) in new[]
            {
                (0, 0),
                (1, 0),
                (1, 0),
                (3, 0),
                (3, 0),
                (5, 0),
                (5, 0),
                (7, 0),
                (7, 0),
                (9, 0),
                (9, 0),
                (3, 0),
                (3, 0),
                (5, 0),
                (5, 0),
                (7, 2),
                (7, 2),
                (9, 0),
                (1, 0),
            }
        )
        {
            await walk.StepAsync(kind, pick);
            await walk.VerifyAsync();
        }

        Assert.Equal(1, await walk.PaidAsync());
    }

    private static IEnumerable<(int Kind, int Pick)[]> Shorter((int Kind, int Pick)[] steps) =>
        steps.Select((_, left) => steps.Where((_, i) => i != left).ToArray());

    private bool Holds((int Kind, int Pick)[] steps) => HoldsAsync(steps).GetAwaiter().GetResult();

    private async Task<bool> HoldsAsync((int Kind, int Pick)[] steps)
    {
        await using var walk = await MoneyWalk.CreateAsync();
        foreach (var (kind, pick) in steps)
        {
            await walk.StepAsync(kind, pick);
        }

        await walk.VerifyAsync();
        paid += await walk.PaidAsync();
        return true;
    }
}
