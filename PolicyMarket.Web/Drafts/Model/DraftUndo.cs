using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyMarket.Data.Authoring;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>
/// Steps of one open draft that can be undone and done again, over head, conditions and amount. Typing in one box within a moment is one step. A part that
/// another person has replaced meanwhile is not turned back: its steps are forgotten.
/// </summary>
public sealed class DraftUndo
{
    /// <summary>Steps that are kept; older ones are forgotten.</summary>
    public const int MostSteps = 200;

    private static readonly TimeSpan OneTyping = TimeSpan.FromSeconds(3);

    private readonly TimeProvider time;
    private readonly List<Step> done = [];
    private readonly Stack<Step> undone = new();
    private ImmutableDictionary<DraftSection, string> present;
    private long lastAt;

    public DraftUndo(DraftForm form, TimeProvider time)
    {
        this.time = time;
        present = StateOf(form);
    }

    /// <summary>Words of the step that would be undone; null when there is none.</summary>
    public string? NextUndo => done.Count > 0 ? done[^1].What : null;

    /// <summary>Words of the step that would be done again; null when there is none.</summary>
    public string? NextRedo => undone.TryPeek(out var step) ? step.What : null;

    public int Count => done.Count;

    /// <summary>
    /// Notes the change since the last note. Box: the place that is typed in, so that its letters are one step; null: a step for itself.
    /// </summary>
    public void Note(DraftForm form, string what, string? box)
    {
        var before = present;
        present = StateOf(form);
        var changed = before.Keys.Where(section => before[section] != present[section]).ToImmutableArray();
        if (changed.IsEmpty)
        {
            return;
        }

        undone.Clear();
        var isTyping = box is not null && done.Count > 0 && done[^1].Box == box && time.GetElapsedTime(lastAt) < OneTyping;
        lastAt = time.GetTimestamp();
        if (isTyping && changed.All(done[^1].Before.ContainsKey))
        {
            done[^1] = done[^1] with { After = Only(present, [.. done[^1].After.Keys]) };
            return;
        }

        done.Add(new Step(what, box, Only(before, changed), Only(present, changed)));
        if (done.Count > MostSteps)
        {
            done.RemoveAt(0);
        }
    }

    /// <summary>Puts the form back by one step and returns its words; null when there is none.</summary>
    public string? Undo(DraftForm form)
    {
        if (done.Count == 0)
        {
            return null;
        }

        var step = done[^1];
        done.RemoveAt(done.Count - 1);
        undone.Push(step);
        Apply(form, step.Before);
        return step.What;
    }

    /// <summary>Does the step again that was undone last and returns its words; null when there is none.</summary>
    public string? Redo(DraftForm form)
    {
        if (!undone.TryPop(out var step))
        {
            return null;
        }

        done.Add(step with { Box = null });
        Apply(form, step.After);
        return step.What;
    }

    /// <summary>Takes the form as it is after a change by another person.</summary>
    public void Rest(DraftForm form)
    {
        var before = present;
        present = StateOf(form);
        var replaced = before.Keys.Where(section => before[section] != present[section]).ToHashSet();
        bool Touches(Step step) => step.Before.Keys.Any(replaced.Contains);
        done.RemoveAll(Touches);
        var kept = undone.Where(step => !Touches(step)).Reverse().ToList();
        undone.Clear();
        kept.ForEach(undone.Push);
    }

    private void Apply(DraftForm form, ImmutableDictionary<DraftSection, string> texts)
    {
        foreach (var (section, text) in texts)
        {
            Put(form, section, text);
        }

        present = present.SetItems(texts);
    }

    private static ImmutableDictionary<DraftSection, string> Only(ImmutableDictionary<DraftSection, string> from, ImmutableArray<DraftSection> sections) =>
        sections.ToImmutableDictionary(section => section, section => from[section]);

    private static ImmutableDictionary<DraftSection, string> StateOf(DraftForm form) =>
        ImmutableDictionary<DraftSection, string>
            .Empty.Add(DraftSection.Head, form.Head.ToJsonString(DraftContent.Plain))
            .Add(DraftSection.Conditions, JsonSerializer.Serialize(DraftPartState.WithIds(form.Tree.Root), DraftContent.Plain))
            .Add(DraftSection.Amount, JsonSerializer.Serialize(DraftAmountState.Of(form), DraftContent.Plain));

    private static void Put(DraftForm form, DraftSection section, string text)
    {
        switch (section)
        {
            case DraftSection.Head:
                form.Head = JsonNode.Parse(text)?.AsObject() ?? throw new InvalidOperationException("A head that was noted is no object.");
                break;
            case DraftSection.Conditions:
                form.Tree.Restore(Read<DraftPartState>(text));
                break;
            case DraftSection.Amount:
                Read<DraftAmountState>(text).Restore(form);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(section), section, "An unknown part of a draft.");
        }
    }

    private static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, DraftContent.Plain) ?? throw new InvalidOperationException($"A noted {typeof(T).Name} is empty.");

    private sealed record Step(
        string What,
        string? Box,
        ImmutableDictionary<DraftSection, string> Before,
        ImmutableDictionary<DraftSection, string> After
    );
}
