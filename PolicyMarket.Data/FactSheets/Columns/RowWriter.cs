using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// Writes one firm after another into the columns: what sheets say, then parameters of the firm's region, the assessment year, and what follows from all these.
/// For one thread.
/// </summary>
internal sealed class RowWriter
{
    private readonly FactTableBuilder builder;
    private readonly AttributeCatalog catalog;
    private readonly RegionParameters parameters;
    private readonly DerivedNeeds needs;
    private readonly AttributeTarget[] derived;
    private readonly (AttributeTarget Target, FactValue Value)[] assessment;
    private readonly AttributeTarget? homeTarget;
    private readonly int[] seen;
    private readonly FactValue?[] inputs;
    private readonly (string Name, int Column)[] views;
    private readonly bool[] keepsPast;
    private readonly ViewKind[][] elapsedTimes;
    private readonly AssessedPeriods assessed;
    private readonly AdmittedAttributes admission;
    private readonly PastValues past = new();
    private readonly DateOnly asOf;
    private readonly List<AttributeTarget> lacking = [];
    private readonly Dictionary<string, ImmutableArray<AttributeDerivation>> stepsByLacking = new(StringComparer.Ordinal);
    private KeyValuePair<string, FactValue>[] pastOfParameters = [];
    private bool[] admitted = [];
    private int firm;
    private int current;
    private string? home;

    public RowWriter(FactTableBuilder builder, AttributeCatalog catalog, ParameterTable parameters, DerivedNeeds needs, DateOnly asOf)
    {
        (this.builder, this.catalog, this.needs, this.asOf) = (builder, catalog, needs, asOf);
        Targets = new AttributeTargets(catalog, builder.ColumnOf, needs.Inputs);
        this.parameters = new RegionParameters(parameters, Targets, needs.Histories);
        derived = [.. needs.Derived.Select(name => Targets[name]).OfType<AttributeTarget>().Where(target => target.Column >= 0)];
        homeTarget = Targets[Jurisdiction.Attribute];
        assessment = [.. Targets.Wanted(AssessmentYear.Of(asOf))];
        seen = new int[Targets.All.Count];
        inputs = new FactValue?[needs.Inputs.Count];
        views = [.. needs.Views.Select(name => (name, builder.ColumnOf(name))).Where(view => view.Item2 >= 0)];
        keepsPast = [.. Targets.All.Select(target => needs.Histories.Contains(target.Definition.Name))];
        var times = needs.ElapsedTimes.ToLookup(view => view.Base, view => view.Kind);
        elapsedTimes = [.. Targets.All.Select(target => times[target.Definition.Name].ToArray())];
        assessed = AssessedPeriods.On(asOf);
        admission = new AdmittedAttributes(Targets, new FactMerge(assessed, catalog.Derivations));
        admitted = admission.All;
    }

    public AttributeTargets Targets { get; }

    /// <summary>The days on which what was written of a row will be, or was, otherwise.</summary>
    public List<(int Day, int Row)> Turns { get; } = [];

    /// <summary>A new row.</summary>
    public void Add()
    {
        current = builder.AddRow();
        Begin();
    }

    /// <summary>The row is emptied and written again.</summary>
    public void Open(int row)
    {
        builder.OpenRow(row);
        current = row;
        Begin();
    }

    /// <summary>Takes the row that was added last away again.</summary>
    public void Drop()
    {
        builder.RemoveLastRow();
        while (Turns is [.., var last] && last.Row == current)
        {
            Turns.RemoveAt(Turns.Count - 1);
        }
    }

    /// <summary>Mantissa / 10^scale.</summary>
    public void Set(AttributeTarget target, long mantissa, int scale)
    {
        var counts = admitted[target.Index];
        if (target.Input >= 0 && (counts || keepsPast[target.Index]))
        {
            var size = (ulong)Math.Abs(mantissa);
            var number = new NumberFact(new decimal(unchecked((int)size), unchecked((int)(size >> 32)), 0, mantissa < 0, (byte)scale));
            Keep(target, number);
            if (counts)
            {
                inputs[target.Input] = number;
            }
        }

        if (!counts)
        {
            return;
        }

        seen[target.Index] = firm;
        if (target.Column >= 0)
        {
            builder.SetNumber(target.Column, mantissa, scale);
        }
    }

    public void Set(AttributeTarget target, bool value)
    {
        if (keepsPast[target.Index])
        {
            Keep(target, new BooleanFact(value));
        }

        if (!admitted[target.Index])
        {
            return;
        }

        seen[target.Index] = firm;
        if (target.Column >= 0)
        {
            builder.SetBoolean(target.Column, value);
        }

        if (target.Input >= 0)
        {
            inputs[target.Input] = new BooleanFact(value);
        }
    }

    public void Set(AttributeTarget target, DateOnly value)
    {
        if (keepsPast[target.Index])
        {
            Keep(target, new DateFact(value));
        }

        if (!admitted[target.Index])
        {
            return;
        }

        NoteTurns(target, value);
        seen[target.Index] = firm;
        if (target.Column >= 0)
        {
            builder.SetDate(target.Column, value);
        }

        if (target.Input >= 0)
        {
            inputs[target.Input] = new DateFact(value);
        }
    }

    /// <summary>A text; only one that is asked for elsewhere than in its column is made a string for each firm.</summary>
    public void Set(AttributeTarget target, ReadOnlySpan<byte> utf8, KnownValues known)
    {
        if (target.Input >= 0 || target.IsHome)
        {
            Set(target, known.TextOf(utf8));
            return;
        }

        if (admitted[target.Index])
        {
            seen[target.Index] = builder.SetText(target.Column, utf8) ? firm : 0;
        }
    }

    public void Set(AttributeTarget target, FactValue given)
    {
        var counts = admitted[target.Index];
        if (!counts && !keepsPast[target.Index])
        {
            return;
        }

        if (FactMerge.Recognise(given is MembershipFact dated ? OnDay(dated) : given, target.Definition) is not { } value)
        {
            Forget(target);
            return;
        }

        if (target.Input >= 0)
        {
            Keep(target, value);
        }

        if (!counts)
        {
            return;
        }

        if (value is DateFact date)
        {
            NoteTurns(target, date.Value);
        }

        seen[target.Index] = firm;
        if (target.Column >= 0)
        {
            builder.Set(target.Column, value);
        }

        if (target.Input >= 0)
        {
            inputs[target.Input] = value;
        }

        if (target.IsHome)
        {
            home = (value as TextFact)?.Value;
        }
    }

    private SetFact OnDay(MembershipFact dated)
    {
        foreach (var member in dated.Members)
        {
            if (member.From is { } first)
            {
                Turns.Add((first.DayNumber, current));
            }

            if (member.To is { } last)
            {
                Turns.Add((last.DayNumber + 1, current));
            }
        }

        return dated.On(asOf);
    }

    /// <summary>A code that is not recognised leaves the fact unknown, whatever an earlier sheet says.</summary>
    private void Forget(AttributeTarget target)
    {
        if (!admitted[target.Index])
        {
            return;
        }

        seen[target.Index] = 0;
        if (target.Column >= 0)
        {
            builder.Forget(target.Column);
        }

        if (target.Input >= 0)
        {
            inputs[target.Input] = null;
        }

        if (target.IsHome)
        {
            home = null;
        }
    }

    /// <summary>The nearest days on which an elapsed time of this date changes.</summary>
    private void NoteTurns(AttributeTarget target, DateOnly date)
    {
        foreach (var kind in elapsedTimes[target.Index])
        {
            foreach (var day in ElapsedTime.ChangeDays(kind, date, asOf))
            {
                Turns.Add((day.DayNumber, current));
            }
        }
    }

    /// <summary>Ends the row: fills what no sheet said. The firm's own region stands in where no sheet names one.</summary>
    public void Finish(string? region)
    {
        past.EndSheets();
        admitted = admission.All;
        if (homeTarget is { IsWanted: true } && seen[homeTarget.Index] != firm && !string.IsNullOrEmpty(region))
        {
            Set(homeTarget, new TextFact(region));
        }

        var place = FactMerge.HomeOf(home, region) ?? "";
        pastOfParameters = parameters.PastOf(place);
        foreach (var (target, value) in parameters.Of(place))
        {
            if (seen[target.Index] != firm)
            {
                Set(target, value);
            }
        }

        foreach (var (target, value) in assessment)
        {
            Set(target, value);
        }

        Complete();
    }

    /// <summary>Sets the period of the values that follow.</summary>
    public void BeginSheet(FactPeriod? of)
    {
        past.BeginSheet(of);
        admitted = admission.Of(of);
    }

    /// <summary>True where a value of this sheet is of use, as a fact or as a value of an earlier period.</summary>
    public bool Uses(AttributeTarget target) => target.IsWanted && (admitted[target.Index] || keepsPast[target.Index]);

    /// <summary>The sheet is read once more from its beginning.</summary>
    public void BeginAgain() => past.BeginAgain();

    private void Keep(AttributeTarget target, FactValue value)
    {
        if (keepsPast[target.Index])
        {
            past.Keep(target, value);
        }
    }

    private void Begin()
    {
        past.BeginFirm();
        firm = checked(firm + 1);
        home = null;
        Array.Clear(inputs);
    }

    private void Complete()
    {
        lacking.Clear();
        foreach (var target in derived)
        {
            if (seen[target.Index] != firm)
            {
                lacking.Add(target);
            }
        }

        if (lacking.Count == 0 && views.Length == 0)
        {
            return;
        }

        var complete = Completed();
        foreach (var (name, column) in views)
        {
            if (complete[name] is { } value)
            {
                builder.Set(column, value);
            }
        }

        foreach (var target in lacking)
        {
            if (complete[target.Definition.Name] is { } value)
            {
                builder.Set(target.Column, value);
            }
        }
    }

    private Facts Completed()
    {
        var known = new List<KeyValuePair<string, FactValue>>(inputs.Length);
        for (var place = 0; place < inputs.Length; place++)
        {
            if (inputs[place] is { } value)
            {
                known.Add(KeyValuePair.Create(needs.Inputs[place], value));
            }
        }

        known.AddRange(pastOfParameters);
        known.AddRange(FactHistories.Of(past.All, assessed));
        return DerivedFacts.Complete(Facts.From(known), Steps());
    }

    /// <summary>Attributes that this row's missing attributes depend on; few combinations occur.</summary>
    private ImmutableArray<AttributeDerivation> Steps()
    {
        var key = string.Join(',', lacking.Select(target => target.Index));
        if (!stepsByLacking.TryGetValue(key, out var steps))
        {
            var names = lacking.Select(target => target.Definition.Name).Concat(views.Select(view => view.Name));
            stepsByLacking[key] = steps = catalog.Derivations.StepsTo([.. names]);
        }

        return steps;
    }
}
