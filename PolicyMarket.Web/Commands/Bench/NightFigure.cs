using System.Text.Json;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Opinions;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>One night: its own row in the record says how long each stage took, the clock outside how long it took in all.</summary>
internal sealed record NightFigure(RunSummary Summary, MatchingRun Run, IReadOnlyList<SecondOpinion> Opinions, double Seconds, long PeakMemoryMb)
{
    private const double Thousand = 1_000;

    public void Write(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteBoolean("was_there_before", Summary.WasThereBefore);
        writer.WriteSeconds("total_s", Seconds);
        writer.WriteSeconds("load_s", Run.LoadMilliseconds / Thousand);
        writer.WriteSeconds("compile_encode_s", Run.EncodeMilliseconds / Thousand);
        writer.WriteSeconds("match_s", Run.MatchMilliseconds / Thousand);
        writer.WriteSeconds("amounts_s", Run.AmountMilliseconds / Thousand);
        writer.WriteSeconds("write_s", Run.WriteMilliseconds / Thousand);
        writer.WriteString("amounts_s_is", "amounts and comparison with what was stored; beside the writing, on the other core");
        writer.WriteNumber("eligible", Summary.Eligible);
        writer.WriteNumber("unknown", Summary.Unknown);
        writer.WriteNumber("new", Summary.New);
        writer.WriteNumber("lost", Summary.Lost);
        writer.WriteNumber("amount_changed", Summary.Changed);
        writer.WriteNumber("offers", Summary.OffersMade);
        writer.WriteNumber("eligible_fen", Summary.EligibleFen);
        writer.WriteNumber("firms_decided", Run.FirmsRecomputed);
        writer.WriteNumber("items_decided", Run.ItemsRecomputed);
        writer.WriteSeconds("opinion_s", Opinions.Sum(one => one.Milliseconds) / Thousand);
        writer.WriteNumber("opinion_pairs", Opinions.Sum(one => one.Pairs));
        writer.WriteNumber("opinion_items", Opinions.Sum(one => one.Items));
        writer.WriteNumber("opinion_differences", Opinions.Sum(one => one.Differences));
        writer.WriteNumber("peak_memory_mb", PeakMemoryMb);
        writer.WriteEndObject();
    }
}
