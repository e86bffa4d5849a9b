namespace PolicyMarket.Web.Ui;

/// <summary>One choice of an <see cref="OptionPicker"/>: what it stands for, what is read, and a remark next to it.</summary>
public sealed record PickOption(string Value, string Text, string? Note = null);
