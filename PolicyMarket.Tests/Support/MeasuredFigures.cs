using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace PolicyMarket.Tests.Support;

/// <summary>Collects the measurements of one program's meters; those of other tests in this process do not count.</summary>
internal sealed class MeasuredFigures : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Name, string Tags, double Value)> measured = new();

    public MeasuredFigures(IServiceProvider services)
    {
        var scope = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, scope))
            {
                to.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    /// <summary>Sum of the values of an instrument whose tags read "name=value,name=value"; null: of all.</summary>
    public double Sum(string name, string? tags = null) =>
        measured.Where(one => one.Name == name && (tags is null || one.Tags == tags)).Sum(one => one.Value);

    /// <summary>How often the instrument was measured.</summary>
    public int Count(string name) => measured.Count(one => one.Name == name);

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Enqueue((instrument.Name, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")), value));
}
